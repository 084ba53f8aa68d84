package org.greffier.reading.scan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SecondOpinionTests {

	@ParameterizedTest
	@CsvSource({ "zoe.tremblay@cabinet.example, 2oe.tremb1ay@cabinet.examp1e", "Bélanger, BELANGER", "0123, O1Z3",
			"modern@clinique.test, modem@dinique.test", "Le Blanc, Leblanc", "'', ''" })
	void seesTheSameLineThroughLookAlikes(String one, String other) {
		assertThat(SecondOpinion.distance(one, other)).isZero();
	}

	@Test
	void countsTheShareOfCharactersThatDiffer() {
		assertThat(SecondOpinion.distance("Tremblay", "Trembley")).isCloseTo(0.125, within(1e-9));
		assertThat(SecondOpinion.distance("Gagnon", "Gagn")).isCloseTo(2.0 / 6, within(1e-9));
	}

	@Test
	void tellsAnotherLineFromThisOne() {
		assertThat(SecondOpinion.distance("zoe.tremblay@cabinet.example", "noel.damours@courriel.example"))
			.isGreaterThan(0.3);
		assertThat(SecondOpinion.distance("zoe.tremblay@cabinet.example", "")).isEqualTo(1);
	}

}
