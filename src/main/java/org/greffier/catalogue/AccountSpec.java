package org.greffier.catalogue;

/**
 * The account that an accepted form leads to; it is always the user's.
 *
 * @param username its pattern: literal text and one {@code {n digits}}, such as
 * {@code CE{6 digits}}
 */
public record AccountSpec(String username) {
}
