package org.greffier.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.greffier.catalogue.RuleSpec;
import org.greffier.form.AgencyId;
import org.greffier.form.FieldName;
import org.greffier.form.FindingCode;
import org.greffier.form.FormStatus;
import org.greffier.form.KindVersion;
import org.greffier.form.Party;
import org.greffier.form.Problem;
import org.greffier.form.Reading;
import org.greffier.form.Severity;
import org.greffier.form.SignatureState;
import org.greffier.form.Source;
import org.greffier.form.Verdict;
import org.greffier.platform.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.greffier.rules.FactsBuilder.facts;
import static org.greffier.rules.Judged.judged;
import static org.greffier.rules.ReadingBuilder.aForm;
import static org.greffier.rules.ReadingBuilder.aFormOfBlocks;

class SourceRulesTests {

	@Test
	void acceptsAGoodFormOfEachKind() {
		judged(aForm().signedByBoth()).isAccepted();
		judged(Kinds.blocks(), aFormOfBlocks().signedByBoth(), facts()).isAccepted();
	}

	@Test
	@Row("X-05")
	void leavesAnUnauthenticatedMailToAClerk() {
		judged(aForm().signedByBoth(), facts().unauthenticated()).isReviewedFor(FindingCode.SENDER_UNAUTHENTICATED);
	}

	@Test
	@Row({ "MAIL-39", "MAIL-40" })
	void refusesNothingOfAnUnauthenticatedMail() {
		Judged judged = judged(aForm(), facts().unauthenticated());

		assertThat(judged.verdict().status()).isEqualTo(FormStatus.IN_REVIEW);
		assertThat(judged.codes()).contains(FindingCode.SIGNATURE_ABSENT, FindingCode.SENDER_UNAUTHENTICATED);
	}

	@Test
	@Row({ "X-06", "MAIL-49" })
	void notesThatAThirdPartySentTheForm() {
		judged(aForm().signedByBoth(), facts().sentBy("numeriseur@clinique-fictive.test")).is(FormStatus.ACCEPTED,
				FindingCode.SENDER_IS_THIRD_PARTY);
		judged(aForm().signedByBoth(), facts().sentBy("maika@COURRIEL.test")).isAccepted();
	}

	@ParameterizedTest
	@EnumSource(names = { "NOT_PDF", "PDF_PASSWORD", "PDF_DAMAGED", "XFA", "TOO_MANY_PAGES", "FILE_TOO_LARGE",
			"SEVERAL_FORMS_IN_ONE_FILE" })
	void refusesAFileThatCannotBeReadForThatAlone(FindingCode code) {
		judged(aForm().withNoFields().problem(code)).isRefusedFor(code);
	}

	@ParameterizedTest
	@EnumSource(names = { "SCAN", "READ_FAILED", "LIMIT_EXCEEDED" })
	void leavesAFileThatWasNotReadToAClerkForThatAlone(FindingCode code) {
		judged(aForm().withNoFields().problem(code)).isReviewedFor(code);
	}

	@Test
	void acceptsAScanThatWasReadSurely() {
		ReadingBuilder form = aForm().scanned()
			.signed(Party.GRANTOR, SignatureState.HANDWRITTEN)
			.signed(Party.USER, SignatureState.HANDWRITTEN);

		judged(form).isAccepted();
		judged(form.problem(FindingCode.PAGES_IGNORED)).is(FormStatus.ACCEPTED, FindingCode.PAGES_IGNORED);
	}

	@Test
	void leavesAScanWithOneSignatureTwiceToAClerk() {
		judged(aForm().scanned().signedByBoth().problem(FindingCode.SIGNATURES_ALIKE))
			.isReviewedFor(FindingCode.SIGNATURES_ALIKE);
	}

	@Test
	void doesNotRefuseAFieldThatAScanDoesNotShow() {
		Judged judged = judged(aForm().without("user.email").scanned().signedByBoth());

		judged.isReviewedFor(FindingCode.FIELD_MISSING);
	}

	@Test
	void doesNotRefuseAFieldThatThePageShowsOtherwise() {
		ReadingBuilder form = aForm().signedByBoth()
			.with("user.email", "no address")
			.problem(Problem.of(FindingCode.APPEARANCE_DIFFERS, new FieldName("user.email")));

		judged(form).isReviewedFor(FindingCode.APPEARANCE_DIFFERS, FindingCode.ADDRESS_MALFORMED);
	}

	@Test
	void doesNotRefuseTwoEqualAddressesOfWhichOneIsUnsure() {
		ReadingBuilder form = aForm().signedByBoth()
			.with("grantor.email", "maika@courriel.test", 0.5)
			.with("user.email", "maika@courriel.test");

		Judged judged = judged(form, facts().sentBy("maika@courriel.test"));

		judged.isReviewedFor(FindingCode.LOW_CONFIDENCE, FindingCode.ADDRESSES_EQUAL);
	}

	@Test
	void doesNotRefuseServicesOfWhichOneTickIsUnsure() {
		judged(aForm().signedByBoth().with("grant.services.courrier", "true", 0.5))
			.isReviewedFor(FindingCode.LOW_CONFIDENCE, FindingCode.SEVERAL_SERVICES);
	}

	@Test
	void keepsPlaceAndDetailOfAProblem() {
		Judged judged = judged(aForm().problem(Problem.of(FindingCode.NOT_PDF, "JPEG")));

		assertThat(judged.first().detail()).isEqualTo("JPEG");
		assertThat(judged.first().rule()).isEqualTo("RAMQ-06");
	}

	@Test
	@Row("RAMQ-21")
	void refusesTheFormOfAnotherBody() {
		judged(aForm().signedByBoth(), facts().of(new AgencyId("amp"))).isRefusedFor(FindingCode.KIND_OF_ANOTHER_BODY);
	}

	@Test
	void leavesAnUnknownKindToAClerk() {
		Verdict verdict = Rules.judgeUnknown(aForm().ofNoKind().withNoFields().build(), facts().build());

		assertThat(verdict.status()).isEqualTo(FormStatus.IN_REVIEW);
		assertThat(verdict.findings()).extracting((finding) -> finding.code())
			.containsExactly(FindingCode.KIND_UNKNOWN);
	}

	@ParameterizedTest
	@EnumSource(names = { "NOT_PDF", "ZIP", "ENCRYPTED_ARCHIVE", "ENCRYPTED_MAIL", "WINMAIL", "PICTURE_IN_BODY" })
	@Row({ "MAIL-3", "MAIL-6", "MAIL-7", "MAIL-8", "MAIL-9", "MAIL-10", "MAIL-26" })
	void refusesAFileThatWasNeverOpened(FindingCode code) {
		Reading unopened = new Reading("0".repeat(64), Optional.empty(), Optional.empty(), 0, Source.TEXT, Map.of(),
				Map.of(), List.of(Problem.of(code)));

		assertThat(Rules.judgeUnknown(unopened, facts().build()).status()).isEqualTo(FormStatus.REFUSED);
	}

	@Test
	@Row("RAMQ-06")
	void refusesAnUnknownFileThatIsNoPdf() {
		Verdict verdict = Rules.judgeUnknown(aForm().ofNoKind().withNoFields().problem(FindingCode.NOT_PDF).build(),
				facts().build());

		assertThat(verdict.status()).isEqualTo(FormStatus.REFUSED);
	}

	@ParameterizedTest
	@EnumSource(names = { "NOT_PDF", "ZIP", "ENCRYPTED_ARCHIVE", "ENCRYPTED_MAIL", "WINMAIL", "PICTURE_IN_BODY" })
	@Row("RAMQ-06")
	void refusesAFileThatIsNoPdfThoughNothingWasReadOfIt(FindingCode code) {
		Verdict verdict = Rules.judgeUnknown(aForm().ofNoKind().withNoFields().scanned().problem(code).build(),
				facts().build());

		assertThat(verdict.status()).isEqualTo(FormStatus.REFUSED);
	}

	@Test
	void refusesNoUnknownFileOfAnUnauthenticatedMail() {
		Verdict verdict = Rules.judgeUnknown(aForm().ofNoKind().withNoFields().problem(FindingCode.NOT_PDF).build(),
				facts().unauthenticated().build());

		assertThat(verdict.status()).isEqualTo(FormStatus.IN_REVIEW);
	}

	@Test
	@Row("AMF-07")
	void readsAnOlderBlankUntilItsLastDay() {
		ReadingBuilder form = aForm().of(new KindVersion("ramq-delegation", 2))
			.with("grantor.signedOn", "2027-03-30")
			.with("user.signedOn", "2027-03-30")
			.signedByBoth();

		judged(form, facts().receivedOn("2027-03-31")).is(FormStatus.ACCEPTED, FindingCode.VERSION_OLD);
		judged(form, facts().receivedOn("2027-04-01")).isRefusedFor(FindingCode.VERSION_EXPIRED);
	}

	@Test
	@Row("AMF-07")
	void refusesABlankThatIsNoLongerNamed() {
		judged(aForm().of(new KindVersion("ramq-delegation", 1)).signedByBoth())
			.isRefusedFor(FindingCode.VERSION_EXPIRED);
	}

	@Test
	@Row("AMF-07")
	void leavesABlankOfTheFutureToAClerk() {
		judged(aForm().of(new KindVersion("ramq-delegation", 4)).signedByBoth())
			.isReviewedFor(FindingCode.VERSION_UNKNOWN);
	}

	@Test
	void leavesAnUnsureValueToAClerk() {
		judged(aForm().signedByBoth().with("user.email", "maika@courriel.test", 0.89))
			.isReviewedFor(FindingCode.LOW_CONFIDENCE);
		judged(aForm().signedByBoth().with("user.email", "maika@courriel.test", 0.90)).isAccepted();
		judged(aForm().signedByBoth().with("grant.services.sre", "true", 0.5))
			.isReviewedFor(FindingCode.LOW_CONFIDENCE);
	}

	@Test
	void asksForAsMuchCertaintyAsTheKindSays() {
		RuleSpec strict = new RuleSpec("read-surely", Map.of("at-least", "0.97"), Optional.of(Severity.NOTE));

		judged(Kinds.delegation(strict), aForm().signedByBoth().with("user.email", "maika@courriel.test", 0.95),
				facts())
			.is(FormStatus.ACCEPTED, FindingCode.LOW_CONFIDENCE);
	}

	@Test
	void ignoresFieldsThatTheKindDoesNotHave() {
		judged(aForm().signedByBoth().with("user.shoeSize", "\u0000", 0.1)).isAccepted();
	}

}
