package org.greffier.rules;

import java.util.Optional;

import org.greffier.platform.Row;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.greffier.rules.ReadingBuilder.aForm;

class RequestsTests {

	private static Optional<String> key(ReadingBuilder form) {
		return Requests.key(Kinds.delegation(), form.build());
	}

	@Test
	@Row("X-12")
	void asksTheSameInOtherLettersAndFromAnotherAddress() {
		assertThat(key(aForm())).isPresent()
			.isEqualTo(key(aForm().with("user.familyName", "DUBE OKAFOR").with("user.email", "autre@courriel.test")));
	}

	@Test
	@Row("X-12")
	void asksAnotherThing() {
		assertThat(key(aForm())).isNotEqualTo(key(aForm().with("grant.services.courrier", "true")))
			.isNotEqualTo(key(aForm().with("grantor.providerNumber", "654321")))
			.isNotEqualTo(key(aForm().with("user.givenName", "Mia")));
	}

	@Test
	void asksNothingWithoutPersonsOrTicks() {
		assertThat(key(aForm().with("grant.services.sre", "false"))).isEmpty();
		assertThat(key(aForm().without("user.familyName").without("user.givenName"))).isEmpty();
		assertThat(key(aForm().without("grantor.providerNumber"))).isPresent();
	}

}
