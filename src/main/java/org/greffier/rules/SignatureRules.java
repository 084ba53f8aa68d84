package org.greffier.rules;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import org.greffier.form.FieldName;
import org.greffier.form.FindingCode;
import org.greffier.form.Party;
import org.greffier.form.SignatureReading;
import org.greffier.form.SignatureState;
import org.greffier.form.Source;

/** Both parties signed, by hand, in a sensible order. */
final class SignatureRules {

	/** Nobody's box is empty (RULES RAMQ-08, RAMQ-09). */
	static final Rule SIGNED = Rule.always("signed-by-both", "RAMQ-08", SignatureRules::signed,
			FindingCode.SIGNATURE_ABSENT, FindingCode.SIGNATURE_MISSING_ON_SCAN);

	/**
	 * What stands in a box satisfies the kind, and was recognised surely;
	 * {@code at-least} is from 0 to 1.
	 */
	static final Rule BY_HAND = Rule
		.always("signed-by-hand", "RAMQ-09", SignatureRules::byHand, FindingCode.SIGNATURE_NOT_BY_HAND,
				FindingCode.SIGNATURE_DOUBTFUL)
		.with("at-least", "0.80");

	/** A digital signature is the party's own: its certificate has the party's name. */
	static final Rule OWN_CERTIFICATE = Rule.always("signer-is-party", "READING-3", SignatureRules::ownCertificate,
			FindingCode.SIGNER_NAME_DIFFERS);

	/**
	 * The grantor signs first, nobody in the future, nobody longer ago than
	 * {@code within} before the form came in. Never more than a note.
	 */
	static final Rule IN_ORDER = Rule
		.named("signed-in-order", "RAMQ-10", SignatureRules::inOrder, FindingCode.SIGNED_OUT_OF_ORDER,
				FindingCode.SIGNED_IN_FUTURE, FindingCode.SIGNED_LONG_AGO)
		.with("within", "P180D");

	private SignatureRules() {
	}

	static FieldName box(Party party) {
		return party.field("signature");
	}

	private static void signed(Filing filing, Told told) {
		for (Party party : Party.values()) {
			if (filing.reading().signature(party).state() != SignatureState.ABSENT) {
				continue;
			}
			boolean scan = filing.reading().source() == Source.SCAN;
			told.found(scan ? FindingCode.SIGNATURE_MISSING_ON_SCAN : FindingCode.SIGNATURE_ABSENT, box(party));
		}
	}

	private static void byHand(Filing filing, Told told) {
		double atLeast = Double.parseDouble(filing.parameter("at-least"));
		for (Party party : Party.values()) {
			SignatureReading signature = filing.reading().signature(party);
			SignatureState state = signature.state();
			if (state == SignatureState.ABSENT) {
				continue;
			}
			boolean enough = filing.kind().party(party).signs().contains(state);
			boolean unsure = signature.confidence() < atLeast || !isTrusted(signature);
			if (state == SignatureState.DOUBTFUL || (enough && unsure)) {
				told.found(FindingCode.SIGNATURE_DOUBTFUL, box(party));
			}
			else if (!enough) {
				told.found(FindingCode.SIGNATURE_NOT_BY_HAND, box(party), state.key());
			}
		}
	}

	/** A digital signature counts only when it was validated, whatever the kind says. */
	private static boolean isTrusted(SignatureReading signature) {
		return signature.state() != SignatureState.DIGITAL || signature.valid().orElse(false);
	}

	/** Of a certificate that nobody answers for, the name is what anybody may write. */
	private static void ownCertificate(Filing filing, Told told) {
		for (Party party : Party.values()) {
			SignatureReading signature = filing.reading().signature(party);
			boolean signed = signature.state() == SignatureState.DIGITAL && isTrusted(signature);
			if (signed && signature.signer().filter(filing.name(party)::isHeldBy).isEmpty()) {
				told.found(FindingCode.SIGNER_NAME_DIFFERS, box(party));
			}
		}
	}

	private static void inOrder(Filing filing, Told told) {
		FieldName grantor = Party.GRANTOR.field("signedOn");
		FieldName user = Party.USER.field("signedOn");
		Optional<LocalDate> grantorDay = filing.day(grantor);
		Optional<LocalDate> userDay = filing.day(user);
		if (grantorDay.isPresent() && userDay.isPresent() && userDay.get().isBefore(grantorDay.get())) {
			told.found(FindingCode.SIGNED_OUT_OF_ORDER, user);
		}
		grantorDay.ifPresent((day) -> distance(filing, told, grantor, day));
		userDay.ifPresent((day) -> distance(filing, told, user, day));
	}

	private static void distance(Filing filing, Told told, FieldName field, LocalDate day) {
		LocalDate received = filing.facts().receivedOn();
		LocalDate earliest = received.minus(Period.parse(filing.parameter("within")));
		if (day.isAfter(received)) {
			told.found(FindingCode.SIGNED_IN_FUTURE, field);
		}
		else if (day.isBefore(earliest)) {
			told.found(FindingCode.SIGNED_LONG_AGO, field, Long.toString(ChronoUnit.DAYS.between(earliest, received)));
		}
	}

}
