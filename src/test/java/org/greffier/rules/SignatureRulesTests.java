package org.greffier.rules;

import java.util.Optional;

import org.greffier.form.FieldName;
import org.greffier.form.FindingCode;
import org.greffier.form.FormStatus;
import org.greffier.form.Party;
import org.greffier.form.SignatureReading;
import org.greffier.form.SignatureState;
import org.greffier.platform.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.greffier.rules.FactsBuilder.facts;
import static org.greffier.rules.Judged.judged;
import static org.greffier.rules.ReadingBuilder.aForm;

class SignatureRulesTests {

	@Test
	@Row({ "RAMQ-08", "RAMQ-09" })
	void refusesFormWithoutSignature() {
		Judged judged = judged(aForm().signed(Party.USER, SignatureState.INK));

		judged.isRefusedFor(FindingCode.SIGNATURE_ABSENT);
		assertThat(judged.first().field()).contains(new FieldName("grantor.signature"));
		assertThat(judged.first().rule()).isEqualTo("RAMQ-08");
	}

	@Test
	@Row("RAMQ-08")
	void refusesFormThatNobodySigned() {
		judged(aForm()).isRefusedFor(FindingCode.SIGNATURE_ABSENT, FindingCode.SIGNATURE_ABSENT);
	}

	@Test
	@Row("RAMQ-09")
	void leavesAScanWithoutSignatureToAClerk() {
		judged(aForm().scanned().signed(Party.USER, SignatureState.HANDWRITTEN))
			.isReviewedFor(FindingCode.SIGNATURE_MISSING_ON_SCAN);
	}

	@ParameterizedTest
	@EnumSource(names = { "INK", "HANDWRITTEN" })
	@Row("RAMQ-09")
	void takesWhatIsDrawnByHand(SignatureState state) {
		judged(aForm().signed(Party.GRANTOR, state).signed(Party.USER, state)).isAccepted();
	}

	@ParameterizedTest
	@EnumSource(names = { "MARK", "TYPED", "PICTURE", "DIGITAL" })
	@Row("RAMQ-09")
	void leavesWhatIsNotDrawnByHandToAClerk(SignatureState state) {
		Judged judged = judged(aForm().signedByBoth().signed(Party.USER, state));

		judged.isReviewedFor(FindingCode.SIGNATURE_NOT_BY_HAND);
		assertThat(judged.first().detail()).isEqualTo(state.key());
	}

	@Test
	void leavesADoubtfulSignatureToAClerk() {
		judged(aForm().signedByBoth().signed(Party.USER, SignatureState.DOUBTFUL))
			.isReviewedFor(FindingCode.SIGNATURE_DOUBTFUL);
	}

	@Test
	void leavesABoxThatWasNotFoundToAClerk() {
		judged(aForm().signedByBoth().notFound(Party.USER)).isReviewedFor(FindingCode.SIGNATURE_DOUBTFUL);
	}

	@Test
	void leavesAnUnsureSignatureToAClerk() {
		judged(aForm().signedByBoth().signed(Party.USER, SignatureReading.of(SignatureState.INK, 0.79)))
			.isReviewedFor(FindingCode.SIGNATURE_DOUBTFUL);
		judged(aForm().signedByBoth().signed(Party.USER, SignatureReading.of(SignatureState.INK, 0.80))).isAccepted();
	}

	@Test
	void leavesADigitalSignatureThatWasNotValidatedToAClerk() {
		SignatureReading invalid = new SignatureReading(SignatureState.DIGITAL, 1, Optional.of("someone"),
				Optional.of(false));

		judged(aForm().signedByBoth().signed(Party.GRANTOR, invalid)).isReviewedFor(FindingCode.SIGNATURE_NOT_BY_HAND);
	}

	@Test
	void takesAValidDigitalSignatureOfThePartyWhereTheKindDoes() {
		judged(Kinds.takingDigital(), aForm().signedByBoth().signed(Party.USER, digital("DUBÉ-OKAFOR Maïka", true)),
				facts())
			.isAccepted();
	}

	@Test
	void leavesADigitalSignatureThatIsNotValidToAClerkWhereTheKindTakesOne() {
		judged(Kinds.takingDigital(), aForm().signedByBoth().signed(Party.USER, digital("Maïka Dubé-Okafor", false)),
				facts())
			.isReviewedFor(FindingCode.SIGNATURE_DOUBTFUL);
		judged(Kinds.takingDigital(),
				aForm().signedByBoth().signed(Party.USER, SignatureReading.of(SignatureState.DIGITAL, 1)), facts())
			.isReviewedFor(FindingCode.SIGNATURE_DOUBTFUL);
	}

	@Test
	void leavesAValidDigitalSignatureToAClerkWhereTheKindTakesNone() {
		judged(aForm().signedByBoth().signed(Party.USER, digital("Maïka Dubé-Okafor", true)))
			.isReviewedFor(FindingCode.SIGNATURE_NOT_BY_HAND);
	}

	@Test
	void leavesADigitalSignatureInAnotherNameToAClerk() {
		Judged judged = judged(Kinds.takingDigital(),
				aForm().signedByBoth().signed(Party.USER, digital("Aurèle Beausoleil", true)), facts());

		judged.isReviewedFor(FindingCode.SIGNER_NAME_DIFFERS);
		assertThat(judged.first().field()).contains(new FieldName("user.signature"));
		SignatureReading nameless = new SignatureReading(SignatureState.DIGITAL, 1, Optional.empty(),
				Optional.of(true));
		judged(Kinds.takingDigital(), aForm().signedByBoth().signed(Party.USER, nameless), facts())
			.isReviewedFor(FindingCode.SIGNER_NAME_DIFFERS);
	}

	private static SignatureReading digital(String signer, boolean valid) {
		return new SignatureReading(SignatureState.DIGITAL, 1, Optional.of(signer), Optional.of(valid));
	}

	@Test
	@Row("RAMQ-10")
	void notesThatTheUserSignedFirst() {
		judged(aForm().signedByBoth().with("user.signedOn", "2026-10-28")).isAccepted();
		judged(aForm().signedByBoth().with("user.signedOn", "2026-10-27")).is(FormStatus.ACCEPTED,
				FindingCode.SIGNED_OUT_OF_ORDER);
	}

	@Test
	@Row("RAMQ-10")
	void notesADateAfterReceipt() {
		judged(aForm().signedByBoth().with("user.signedOn", "2026-11-02")).isAccepted();
		judged(aForm().signedByBoth().with("user.signedOn", "2026-11-03")).is(FormStatus.ACCEPTED,
				FindingCode.SIGNED_IN_FUTURE);
	}

	@Test
	@Row("RAMQ-10")
	void notesADateLongBeforeReceipt() {
		Judged judged = judged(aForm().signedByBoth().with("grantor.signedOn", "2026-05-05"));

		judged(aForm().signedByBoth().with("grantor.signedOn", "2026-05-06")).isAccepted();
		judged.is(FormStatus.ACCEPTED, FindingCode.SIGNED_LONG_AGO);
		assertThat(judged.first().detail()).isEqualTo("180");
	}

	@Test
	@Row("RAMQ-10")
	void looksAtDatesOnlyWhereTheKindSaysSo() {
		judged(Kinds.delegation(new org.greffier.catalogue.RuleSpec[0]),
				aForm().signedByBoth().with("user.signedOn", "2030-01-01"), facts())
			.isAccepted();
	}

}
