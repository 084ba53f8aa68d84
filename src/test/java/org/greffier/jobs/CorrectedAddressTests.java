package org.greffier.jobs;

import java.util.List;

import org.greffier.platform.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@Row("RAMQ-16")
class CorrectedAddressTests {

	private static final String FROM = "gaetan@courriel.test";

	private static final List<String> KNOWN = List.of("acces@ramq.example", "gaetan.grantor@x.test",
			"reception@clinique.test");

	@ParameterizedTest
	@ValueSource(strings = { "justine@courriel.test", "Bonjour,\nVoici : justine@courriel.test.\nMerci",
			"<justine@courriel.test>", "justine@courriel.test<mailto:justine@courriel.test>",
			"Au lieu de reception@clinique.test, prenez justine@courriel.test, merci.\nGaétan, gaetan@courriel.test",
			"justine@COURRIEL.test et justine@courriel.test", "De : acces@ramq.example\njustine@courriel.test" })
	void findsTheOneOtherAddress(String text) {
		assertThat(CorrectedAddress.in(text, KNOWN, FROM))
			.hasValueSatisfying((found) -> assertThat(found).isEqualToIgnoringCase("justine@courriel.test"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Merci de nous rappeler.", "justine@courriel.test ou j.ouimet@autre.test",
			"maïka@courriel.test", "reception@clinique.test", "a@b@courriel.test", "Justine chez courriel point test",
			"Justine@courriel.test ou justine@courriel.test" })
	void neverGuesses(String text) {
		assertThat(CorrectedAddress.in(text, KNOWN, FROM)).isEmpty();
	}

	@Test
	void takesTheWritersOwnOnlyWhenItIsWrittenAndNoOtherIs() {
		assertThat(CorrectedAddress.in("Écrivez-moi à gaetan@courriel.test.", KNOWN, FROM)).contains(FROM);
		assertThat(CorrectedAddress.in("À cette adresse-ci.", KNOWN, FROM)).isEmpty();
		assertThat(CorrectedAddress.in(FROM, List.of(FROM), FROM)).isEmpty();
	}

	@Test
	void readsNoMailWithoutEnd() {
		assertThat(CorrectedAddress.in("a".repeat(200_000) + " justine@courriel.test", KNOWN, FROM)).isEmpty();
		assertThat(CorrectedAddress.in("@".repeat(20_000), KNOWN, FROM)).isEmpty();
	}

}
