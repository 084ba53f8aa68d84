package org.greffier.intake.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PhrasesTests {

	@Test
	void foldsCaseBreaksAndQuotes() {
		assertThat(Phrases.KNOWN.says("failed", Phrases.flat("It  COULD\r\n> not be\tDelivered"))).isTrue();
		assertThat(Phrases.KNOWN.says("failed", Phrases.flat("N’a pas pu être remis"))).isTrue();
		assertThat(Phrases.KNOWN.says("failed", Phrases.flat("It was delivered"))).isFalse();
	}

	@Test
	void takesTheFirstLineThatOccursAndJoinsAcrossAGap() {
		Phrases phrases = Phrases.parse("# so\n5.2.2 mailbox*full\n5.1.1 mailbox\n");

		assertThat(phrases.status("the mailbox of lea is full")).contains("5.2.2");
		assertThat(phrases.status("the mailbox " + "x".repeat(100) + " full")).contains("5.1.1");
		assertThat(phrases.status("nothing")).isEmpty();
	}

	@Test
	void refusesALineThatMeansNothing() {
		assertThatThrownBy(() -> Phrases.parse("lost it is")).hasMessageContaining("lost it is");
		assertThatThrownBy(() -> Phrases.parse("failed")).hasMessageContaining("failed");
	}

}
