package org.greffier.rules;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.greffier.platform.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AddressesTests {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '|', textBlock = """
			Maika@X.Test, Maika@x.test
			maika@x.test., maika@x.test
			"maika"@x.test, maika@x.test
			"ma ika"@x.test, "ma ika"@x.test
			"ma\\"ika"@x.test, "ma\\"ika"@x.test
			maika@Élan.test, maika@xn--lan-9la.test
			""")
	@Row("RAMQ-12")
	void writesAMailboxInOneWay(String text, String canonical) {
		assertThat(Addresses.canonical(text)).contains(canonical);
		assertThat(Addresses.canonical(canonical)).contains(canonical);
	}

	@Test
	@Row("RAMQ-12")
	void foldsToWhatAProviderMayDeliverTo() {
		assertThat(Addresses.folded("Mai.Ka+x@GoogleMail.com", FactsBuilder.LISTS)).contains("maika@gmail.com");
		assertThat(Addresses.folded("+@x.test", FactsBuilder.LISTS)).contains("+@x.test");
		assertThat(Addresses.folded("no address", FactsBuilder.LISTS)).isEmpty();
	}

	@Test
	void holdsTheLengthsOfRfc5321() {
		String local = "a".repeat(64);
		String domain = ("b".repeat(63) + ".").repeat(2) + "c".repeat(56) + ".test";

		assertThat(Addresses.canonical(local + "@x.test")).isPresent();
		assertThat(Addresses.canonical(local + "a@x.test")).isEmpty();
		assertThat((local + "@" + domain).length()).isEqualTo(254);
		assertThat(Addresses.canonical(local + "@" + domain)).isPresent();
		assertThat(Addresses.canonical(local + "@c" + domain)).isEmpty();
		assertThat(Addresses.canonical("a@" + "b".repeat(64) + ".test")).isEmpty();
	}

	@Test
	void isIdempotentAndSymmetricOnGarbage() {
		Random random = new Random(7);
		for (int i = 0; i < 5000; i++) {
			String one = RulesTests.garbage(random);
			String other = RulesTests.garbage(random);
			Optional<String> canonical = Addresses.canonical(one);
			canonical.ifPresent((text) -> assertThat(Addresses.canonical(text)).contains(text));
			Optional<String> folded = Addresses.folded(one, FactsBuilder.LISTS);
			folded.ifPresent((text) -> assertThat(Addresses.folded(text, FactsBuilder.LISTS)).contains(text));
			assertThat(Addresses.alike(one, other, FactsBuilder.LISTS))
				.isEqualTo(Addresses.alike(other, one, FactsBuilder.LISTS));
		}
	}

	@Test
	void takesLessThanFiveMillisecondsForTenThousandCharacters() {
		List<String> hostile = List.of("a".repeat(10_000), "a.".repeat(5_000) + "@x.test", "\"" + "\\".repeat(9_000),
				"a@" + "b.".repeat(4_999), "@".repeat(10_000), "а".repeat(9_990) + "@x.test",
				"a@" + "xn--".repeat(2_500), "\u0301".repeat(10_000));
		hostile.forEach((text) -> Addresses.alike(text, text + "a", FactsBuilder.LISTS));

		for (String text : hostile) {
			long best = Long.MAX_VALUE;
			for (int i = 0; i < 5; i++) {
				long start = System.nanoTime();
				Addresses.canonical(text);
				Addresses.alike(text, text + "a", FactsBuilder.LISTS);
				best = Math.min(best, System.nanoTime() - start);
			}
			assertThat(best).isLessThan(TimeUnit.MILLISECONDS.toNanos(5));
		}
	}

}
