package org.greffier.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.greffier.catalogue.AddressLists;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FoldingTests {

	private static final AddressLists LISTS = new AddressLists(Set.of(), Set.of(), Set.of(), Set.of("gmail.com"),
			Map.of("googlemail.com", "gmail.com"), Set.of());

	@Test
	@DisplayName("A-08: the same name however it is written")
	void sameNameHoweverItIsWritten() {
		assertThat(List.of("O'Connor-Éloïse", "O’CONNOR ELOISE", "o connor\u200b-E\u0301loi\u0308se"))
			.map(Folding::name)
			.containsOnly("oconnoreloise");
		assertThat(Folding.name("Œuvrard")).isEqualTo(Folding.name("OEUVRARD"));
		assertThat(Folding.name("Roy")).isNotEqualTo(Folding.name("Rоy"));
		assertThat(Folding.name("李")).isEqualTo("李");
		assertThat(Folding.name("--")).isEqualTo("--");
	}

	@Test
	@DisplayName("A-01: the same address however it is written")
	void sameAddressHoweverItIsWritten() {
		assertThat(List.of("Jean.Roy@Exemple.QC.ca", " jean.roy@exemple.qc.ca. ", "\"jean.roy\"@exemple.qc.ca"))
			.map(Folding::address)
			.containsOnly("jean.roy@exemple.qc.ca");
		assertThat(Folding.address("a@bücher.example")).isEqualTo(Folding.address("a@xn--bcher-kva.example"));
		assertThat(Folding.address("nothing")).isEqualTo("nothing");
		assertThat(Folding.address("a@..")).isEqualTo(Folding.address("A@.."));
	}

	@Test
	void sameMailboxOfAProvider() {
		assertThat(List.of("j.roy+forms@googlemail.com", "jroy@gmail.com", "J.R.O.Y@Gmail.com"))
			.map((address) -> Folding.mailbox(address, LISTS))
			.containsOnly("jroy@gmail.com");
		assertThat(Folding.mailbox("j.roy+x@exemple.ca", LISTS)).isEqualTo("j.roy@exemple.ca");
		assertThat(Folding.mailbox("+x@exemple.ca", LISTS)).isEqualTo("+x@exemple.ca");
	}

	@Test
	@DisplayName("A-10: a pattern gives neither a reserved name nor a path")
	void patternGivesOnlyItsOwnNames() {
		SecureRandom random = new SecureRandom();

		assertThat(UsernamePattern.of("CE{6 digits}").draw(random)).matches("CE\\d{6}");
		assertThat(UsernamePattern.of("u{3 digits}x").draw(random)).matches("u\\d{3}x");
		for (String wrong : List.of("admin", "root", "../{3 digits}", "{0 digits}", "{2 digits}", "a b{6 digits}",
				"é{6 digits}", "CE{40 digits}", "")) {
			assertThatThrownBy(() -> UsernamePattern.of(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
		}
	}

	@Test
	void settingsThatAreTooWeakStopTheStart() {
		CredentialSettings d = CredentialSettings.defaults();

		assertThatThrownBy(() -> new CredentialSettings(1024, 2, 1, 2, d.hashPatience(), 5, d.firstDelay(),
				d.longestDelay(), 100, d.sourceMemory(), 128))
			.hasMessageContaining("greffier.credentials")
			.hasMessageContaining("19456");
		assertThatThrownBy(() -> new CredentialSettings(19456, 2, 1, 2, d.hashPatience(), 5, d.firstDelay(),
				d.longestDelay(), 101, d.sourceMemory(), 128))
			.hasMessageContaining("100");
	}

}
