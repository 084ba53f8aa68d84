package org.greffier.catalogue;

import java.time.Period;

/**
 * How long one kind of record is kept (RULES X-18).
 *
 * @param rule the rule of the body's retention schedule
 */
public record Retention(Period keep, String rule) {
}
