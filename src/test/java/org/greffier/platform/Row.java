package org.greffier.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the rows of the lists of situations and rules that a test holds, such as
 * {@code MAIL-3} or {@code RAMQ-10}. On a class: all its tests together.
 */
@Target({ ElementType.METHOD, ElementType.TYPE })
@Retention(RetentionPolicy.RUNTIME)
public @interface Row {

	String[] value();

}
