package org.greffier.rules;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.greffier.form.Box;
import org.greffier.form.FieldName;
import org.greffier.form.FieldReading;
import org.greffier.form.FindingCode;
import org.greffier.form.KindVersion;
import org.greffier.form.Language;
import org.greffier.form.Party;
import org.greffier.form.Problem;
import org.greffier.form.Reading;
import org.greffier.form.SignatureReading;
import org.greffier.form.SignatureState;
import org.greffier.form.Source;

/** Makes readings of the kinds of {@link Kinds}: {@code aForm().signedByBoth()}. */
public final class ReadingBuilder {

	private static final Box BOX = new Box(50, 50, 200, 20);

	private final Map<FieldName, FieldReading> fields = new TreeMap<>();

	private final Map<Party, SignatureReading> signatures = new EnumMap<>(Party.class);

	private final List<Problem> problems = new ArrayList<>();

	private Optional<KindVersion> kind;

	private Source source = Source.ACROFORM;

	private ReadingBuilder(KindVersion kind) {
		this.kind = Optional.of(kind);
	}

	/** A filled delegation form that nobody signed. */
	public static ReadingBuilder aForm() {
		return new ReadingBuilder(Kinds.delegation().current()).with("grantor.providerNumber", "123456")
			.with("grantor.familyName", "Beausoleil")
			.with("grantor.givenName", "Aurèle")
			.with("grantor.email", "aurele@clinique-fictive.test")
			.with("grantor.signedOn", "2026-10-28")
			.with("user.familyName", "Dubé-Okafor")
			.with("user.givenName", "Maïka")
			.with("user.email", "maika@courriel.test")
			.with("user.signedOn", "2026-10-29")
			.with("grant.services.sre", "true")
			.with("grant.services.courrier", "false")
			.unsigned();
	}

	/** A filled form by which an enterprise gives a user two blocks, unsigned. */
	public static ReadingBuilder aFormOfBlocks() {
		return aForm().of(Kinds.blocks().current())
			.without("grantor.providerNumber")
			.without("grant.services.sre")
			.without("grant.services.courrier")
			.with("organisation.name", "Les Moulins fictifs & Cie inc.")
			.with("organisation.neq", "1100001230")
			.with("grant.blocks.001", "true")
			.with("grant.blocks.008", "true");
	}

	/** A filled form by which an establishment's director general mandates a clerk. */
	public static ReadingBuilder aFormOfEstablishment() {
		return aForm().of(Kinds.establishment().current())
			.with("grantor.capacities.dg", "true")
			.with("grantor.declarations.staff", "true")
			.with("grantor.declarations.agency", "true")
			.with("user.staff.admi", "true");
	}

	public ReadingBuilder of(KindVersion other) {
		this.kind = Optional.of(other);
		return this;
	}

	public ReadingBuilder ofNoKind() {
		this.kind = Optional.empty();
		return this;
	}

	public ReadingBuilder with(String field, String value) {
		return with(field, value, 1);
	}

	public ReadingBuilder with(String field, String value, double confidence) {
		this.fields.put(new FieldName(field), new FieldReading(value, this.source, confidence, 1, BOX));
		return this;
	}

	public ReadingBuilder without(String field) {
		this.fields.remove(new FieldName(field));
		return this;
	}

	public ReadingBuilder withNoFields() {
		this.fields.clear();
		return this;
	}

	public ReadingBuilder signedByBoth() {
		return signed(Party.GRANTOR, SignatureState.INK).signed(Party.USER, SignatureState.INK);
	}

	public ReadingBuilder unsigned() {
		return signed(Party.GRANTOR, SignatureState.ABSENT).signed(Party.USER, SignatureState.ABSENT);
	}

	public ReadingBuilder signed(Party party, SignatureState state) {
		return signed(party, SignatureReading.of(state, 1));
	}

	public ReadingBuilder signed(Party party, SignatureReading signature) {
		this.signatures.put(party, signature);
		return this;
	}

	public ReadingBuilder notFound(Party party) {
		this.signatures.remove(party);
		return this;
	}

	public ReadingBuilder scanned() {
		this.source = Source.SCAN;
		return this;
	}

	public ReadingBuilder problem(FindingCode code) {
		this.problems.add(Problem.of(code));
		return this;
	}

	public ReadingBuilder problem(Problem problem) {
		this.problems.add(problem);
		return this;
	}

	public Reading build() {
		return new Reading("0".repeat(64), this.kind, Optional.of(Language.FR), 1, this.source, this.fields,
				this.signatures, this.problems);
	}

}
