package org.greffier.catalogue;

import java.util.Map;
import java.util.Optional;

import org.greffier.form.Severity;

/**
 * A rule that a kind names, beside those that every kind has.
 *
 * @param name such as {@code addresses-differ}; the closed list is in {@code rules}
 * @param parameters such as {@code within: P180D}
 * @param otherwise the severity of its findings where the kind wants another than the
 * code's own
 */
public record RuleSpec(String name, Map<String, String> parameters, Optional<Severity> otherwise) {

	public RuleSpec {
		parameters = Map.copyOf(parameters);
	}

}
