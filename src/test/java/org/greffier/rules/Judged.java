package org.greffier.rules;

import java.util.Arrays;
import java.util.List;

import org.assertj.core.api.Assertions;
import org.greffier.catalogue.FormKind;
import org.greffier.form.Finding;
import org.greffier.form.FindingCode;
import org.greffier.form.FormStatus;
import org.greffier.form.Verdict;

/** Judges what the builders make, and says what came of it. */
final class Judged {

	private final Verdict verdict;

	private Judged(Verdict verdict) {
		this.verdict = verdict;
	}

	static Judged judged(ReadingBuilder form) {
		return judged(form, FactsBuilder.facts());
	}

	static Judged judged(ReadingBuilder form, FactsBuilder facts) {
		return judged(Kinds.delegation(), form, facts);
	}

	static Judged judged(FormKind kind, ReadingBuilder form, FactsBuilder facts) {
		return new Judged(Rules.judge(kind, form.build(), facts.build()));
	}

	/** Asserts the state and exactly these codes, in the order in which they are told. */
	Judged is(FormStatus status, FindingCode... codes) {
		Assertions.assertThat(codes()).isEqualTo(Arrays.asList(codes));
		Assertions.assertThat(this.verdict.status()).isEqualTo(status);
		return this;
	}

	Judged isAccepted() {
		return is(FormStatus.ACCEPTED);
	}

	Judged isRefusedFor(FindingCode... codes) {
		return is(FormStatus.REFUSED, codes);
	}

	Judged isReviewedFor(FindingCode... codes) {
		return is(FormStatus.IN_REVIEW, codes);
	}

	List<FindingCode> codes() {
		return this.verdict.findings().stream().map(Finding::code).toList();
	}

	Verdict verdict() {
		return this.verdict;
	}

	Finding first() {
		return this.verdict.findings().get(0);
	}

}
