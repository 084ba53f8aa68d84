package org.greffier.catalogue;

import java.util.Optional;
import java.util.OptionalInt;

import org.greffier.form.FieldName;
import org.greffier.form.Text;

/**
 * One field of a kind.
 *
 * @param hint printed under the label
 * @param cells how many characters the field holds
 * @param length exactly so many characters, where the type has a length
 * @param pattern a regular expression that the whole value must match
 * @param mustBeIn the reference table in {@code reference/} whose {@code id} it is
 */
public record FieldSpec(FieldName name, FieldType type, Text label, Optional<Text> hint, int cells, boolean optional,
		OptionalInt length, Optional<String> pattern, Optional<String> mustBeIn) {
}
