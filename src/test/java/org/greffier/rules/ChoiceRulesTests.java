package org.greffier.rules;

import java.util.Optional;

import org.greffier.catalogue.FormKind;
import org.greffier.form.FieldName;
import org.greffier.form.FindingCode;
import org.greffier.form.FormStatus;
import org.greffier.form.KindVersion;
import org.greffier.platform.Row;
import org.greffier.rules.GrantorStanding.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.greffier.rules.FactsBuilder.facts;
import static org.greffier.rules.ReadingBuilder.aForm;
import static org.greffier.rules.ReadingBuilder.aFormOfEstablishment;

class ChoiceRulesTests {

	private static final FormKind KIND = Kinds.establishment();

	@Test
	@Row({ "RAMQ-21", "RAMQ-29" })
	void acceptsWhomTheServiceNames() {
		judged(signed()).isAccepted();
		judged(signed().with("grantor.capacities.dg", "false").with("grantor.capacities.dsp", "true")).isAccepted();
	}

	@Test
	@Row("RAMQ-29")
	void refusesAGrantorWhoseCapacityMayNotAuthoriseTheService() {
		Judged judged = judged(signed().with("grantor.capacities.dg", "false").with("grantor.capacities.gmf", "true"));

		judged.isRefusedFor(FindingCode.GRANTOR_MAY_NOT_AUTHORISE);
		assertThat(judged.first().field()).contains(new FieldName("grantor.capacities"));
		assertThat(judged.first().rule()).isEqualTo("RAMQ-29");
	}

	@Test
	@Row("RAMQ-21")
	void namesTheFormThatServesWhoMayNotAuthoriseHere() {
		ReadingBuilder professional = signed().with("grantor.capacities.dg", "false")
			.with("grantor.capacities.prof", "true");
		Judged judged = judged(professional);

		judged.isRefusedFor(FindingCode.GRANTOR_MAY_NOT_AUTHORISE, FindingCode.OTHER_FORM_FITS);
		assertThat(judged.verdict().findings().get(1).detail()).isEqualTo("ramq-delegation");
		judged(professional.with("grant.services.sre", "false").with("grant.services.courrier", "true")).isAccepted();
		judged(signed().with("grantor.capacities.prof", "true")).isRefusedFor(FindingCode.SEVERAL_TICKED,
				FindingCode.GRANTOR_MAY_NOT_AUTHORISE);
	}

	@Test
	@Row({ "RAMQ-22", "RAMQ-28" })
	void refusesAUserWhoseStaffHasNoRightToTheService() {
		Judged judged = judged(signed().with("user.staff.admi", "false").with("user.staff.agen", "true"));

		judged.isRefusedFor(FindingCode.USER_NOT_ELIGIBLE);
		assertThat(judged.first().field()).contains(new FieldName("user.staff"));
	}

	@Test
	@Row({ "RAMQ-22", "RAMQ-29" })
	void asksNothingOfAServiceThatNamesNobody() {
		judged(signed().with("grant.services.sre", "false")
			.with("grant.services.courrier", "true")
			.with("grantor.capacities.dg", "false")
			.with("grantor.capacities.gmf", "true")
			.with("user.staff.admi", "false")
			.with("user.staff.agen", "true")).isAccepted();
	}

	@Test
	@Row({ "RAMQ-22", "RAMQ-29" })
	void asksNothingOfAKindThatDoesNotAskWhoSomebodyIs() {
		Judged.judged(aForm().signedByBoth()).isAccepted();
	}

	@Test
	@Row("RAMQ-29")
	void leavesAServiceThatWasReadUnsurelyToAClerk() {
		judged(signed().with("grant.services.sre", "true", 0.5)
			.with("grantor.capacities.dg", "false")
			.with("grantor.capacities.gmf", "true"))
			.isReviewedFor(FindingCode.LOW_CONFIDENCE, FindingCode.GRANTOR_MAY_NOT_AUTHORISE);
	}

	@ParameterizedTest
	@CsvSource({ "staff, false", "agency, false", "agency, ''" })
	@Row("RAMQ-28")
	void refusesWithoutEachDeclaration(String declaration, String value) {
		judged(signed().with("grantor.declarations." + declaration, value))
			.isRefusedFor(FindingCode.DECLARATION_MISSING);
	}

	@Test
	@Row("RAMQ-28")
	void leavesAnOlderBlankThatMayNotAskForADeclarationToAClerk() {
		judged(signed().of(new KindVersion("ramq-establishment", 1)).without("grantor.declarations.agency"))
			.is(FormStatus.IN_REVIEW, FindingCode.DECLARATION_MISSING, FindingCode.VERSION_OLD);
	}

	@Test
	@Row("RAMQ-29")
	void wantsOneCapacityAndOneTypeOfStaff() {
		Judged none = judged(signed().with("grantor.capacities.dg", "false"));
		Judged two = judged(signed().with("grantor.capacities.dsp", "true"));

		none.isRefusedFor(FindingCode.FIELD_MISSING);
		two.isRefusedFor(FindingCode.SEVERAL_TICKED);
		assertThat(two.first().detail()).isEqualTo("2");
	}

	@Test
	@Row("RAMQ-29")
	void leavesACapacityThatTheTableDoesNotSayToAClerk() {
		Entry director = new Entry("Beausoleil", "Aurèle", true, Optional.of("dsp"));
		Entry general = new Entry("Beausoleil", "Aurèle", true, Optional.of("dg"));
		Entry formerly = new Entry("Beausoleil", "Aurèle", false, Optional.of("dg"));

		Judged.judged(KIND, signed(), facts().listed(director)).isReviewedFor(FindingCode.GRANTOR_CAPACITY_DIFFERS);
		Judged.judged(KIND, signed(), facts().listed(director, formerly))
			.isReviewedFor(FindingCode.GRANTOR_CAPACITY_DIFFERS);
		Judged.judged(KIND, signed(), facts().listed(director, general)).isAccepted();
	}

	@Test
	@Row("X-12")
	void asksTheSameWhateverIsSaidOfThePersons() {
		assertThat(Requests.key(KIND, signed().build()))
			.isEqualTo(Requests.key(KIND, signed().with("grantor.capacities.dsp", "true").build()));
	}

	private static ReadingBuilder signed() {
		return aFormOfEstablishment().signedByBoth();
	}

	private static Judged judged(ReadingBuilder form) {
		return Judged.judged(KIND, form, facts());
	}

}
