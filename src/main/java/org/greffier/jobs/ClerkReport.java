package org.greffier.jobs;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.greffier.delivery.LetterContent;
import org.greffier.form.EnvelopeStatus;
import org.greffier.form.FormStatus;

/**
 * What a run's report says to the clerks: of each outcome the request numbers, and
 * nothing else of a request (RULES X-09). Pure.
 */
final class ClerkReport {

	private final RunReport report;

	private final List<LetterContent.Group> groups = new ArrayList<>();

	private ClerkReport(RunReport report) {
		this.report = report;
	}

	static LetterContent.NightReport of(RunReport report, ZoneId zone) {
		LocalDate day = report.night().orElseGet(() -> LocalDate.ofInstant(report.startedAt(), zone));
		return new LetterContent.NightReport(day, report.alarms().stream().map(Enum::name).toList(),
				report.onlyCollected(),
				report.pause()
					.map((pause) -> new LetterContent.Paused(LocalDate.ofInstant(pause.since(), zone), pause.until(),
							pause.reason())),
				report.envelopes().size(), new ClerkReport(report).groups());
	}

	private List<LetterContent.Group> groups() {
		files("accepted", EnumSet.of(FormStatus.ACCEPTED, FormStatus.ENROLLED, FormStatus.DELIVERED));
		files("refused", EnumSet.of(FormStatus.REFUSED));
		files("held", EnumSet.of(FormStatus.HELD));
		files("in-review", EnumSet.of(FormStatus.IN_REVIEW));
		mails("question", EnumSet.of(EnvelopeStatus.QUESTION));
		files("undeliverable", EnumSet.of(FormStatus.UNDELIVERABLE));
		files("expired", EnumSet.of(FormStatus.EXPIRED));
		files("withdrawn", EnumSet.of(FormStatus.WITHDRAWN));
		mails("undecided", EnumSet.of(EnvelopeStatus.RECEIVED, EnvelopeStatus.OPENED, EnvelopeStatus.TOO_LARGE));
		group("set-aside", (line) -> line.state() == EnvelopeStatus.PARKED
				|| line.files().stream().anyMatch((file) -> file.state() == FormStatus.PARKED));
		group("without-form", (line) -> line.files().isEmpty()
				&& (line.state() == EnvelopeStatus.ANSWERED || line.state() == EnvelopeStatus.CLOSED));
		mails("unanswered", EnumSet.of(EnvelopeStatus.CLOSED_UNANSWERED));
		mails("machine-mail", EnumSet.of(EnvelopeStatus.MACHINE_MAIL));
		mails("duplicate", EnumSet.of(EnvelopeStatus.DUPLICATE));
		return this.groups;
	}

	private void files(String what, Set<FormStatus> states) {
		group(what, (line) -> line.files().stream().anyMatch((file) -> states.contains(file.state())));
	}

	private void mails(String what, Set<EnvelopeStatus> states) {
		group(what, (line) -> states.contains(line.state()));
	}

	private void group(String what, Predicate<RunReport.EnvelopeLine> which) {
		List<String> numbers = this.report.envelopes()
			.stream()
			.filter(which)
			.map(RunReport.EnvelopeLine::number)
			.toList();
		if (!numbers.isEmpty()) {
			this.groups.add(new LetterContent.Group(what, numbers));
		}
	}

}
