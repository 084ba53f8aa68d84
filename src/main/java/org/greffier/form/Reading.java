package org.greffier.form;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was read off one PDF, field by field. Holds personal data: {@code toString} does
 * not show any.
 *
 * @param sha256 of the PDF, 64 lower-case hexadecimal digits
 * @param kind empty when no kind of the catalogue was recognised
 * @param language of the blank, as its metadata says; empty when it does not show
 * @param pages how many pages the file has
 * @param fields by name; a field that was not found is not in it, one that was found
 * empty has an empty value
 * @param signatures one for each party whose box was found
 */
public record Reading(String sha256, Optional<KindVersion> kind, Optional<Language> language, int pages, Source source,
		Map<FieldName, FieldReading> fields, Map<Party, SignatureReading> signatures, List<Problem> problems) {

	public Reading {
		fields = Collections.unmodifiableMap(new TreeMap<>(fields));
		Map<Party, SignatureReading> byParty = new EnumMap<>(Party.class);
		byParty.putAll(signatures);
		signatures = Collections.unmodifiableMap(byParty);
		problems = List.copyOf(problems);
	}

	/** The value of a field; empty when it was not found or nothing stands in it. */
	public Optional<String> value(FieldName name) {
		return Optional.ofNullable(this.fields.get(name)).map(FieldReading::value).filter((v) -> !v.isEmpty());
	}

	/** The codes that are ticked of a choice, in the order of their codes. */
	public List<String> ticked(FieldName choice) {
		String prefix = choice.value() + ".";
		return this.fields.entrySet()
			.stream()
			.filter((field) -> field.getKey().value().startsWith(prefix) && field.getValue().value().equals("true"))
			.map((field) -> field.getKey().value().substring(prefix.length()))
			.toList();
	}

	/**
	 * The signature of a party; {@code DOUBTFUL} when its box was not found, as in a file
	 * of no known kind: nobody looked, so nobody may be told that it is absent.
	 */
	public SignatureReading signature(Party party) {
		return this.signatures.getOrDefault(party, SignatureReading.of(SignatureState.DOUBTFUL, 0));
	}

	public boolean has(FindingCode code) {
		return this.problems.stream().anyMatch((problem) -> problem.code() == code);
	}

	/**
	 * The same reading with what a person says stands in a field.
	 * @throws IllegalArgumentException if the field was not found on the form
	 */
	public Reading corrected(FieldName name, String value) {
		FieldReading read = this.fields.get(name);
		if (read == null) {
			throw new IllegalArgumentException("the form has no field " + name);
		}
		Map<FieldName, FieldReading> all = new TreeMap<>(this.fields);
		all.put(name, new FieldReading(value, read.source(), 1, read.page(), read.box()));
		return new Reading(this.sha256, this.kind, this.language, this.pages, this.source, all, this.signatures,
				this.problems);
	}

	@Override
	public String toString() {
		return "Reading[" + this.kind.map(KindVersion::toString).orElse("unknown kind") + ", " + this.pages + " pages, "
				+ this.fields.size() + " fields, " + this.problems.size() + " problems]";
	}

}
