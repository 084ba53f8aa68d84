package org.greffier.jobs;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.greffier.casefile.Envelopes;
import org.greffier.casefile.Forms;
import org.greffier.casefile.StoredForm;
import org.greffier.catalogue.Agency;
import org.greffier.delivery.Outbox;
import org.greffier.form.AgencyId;
import org.greffier.form.Envelope;
import org.greffier.form.EnvelopeStatus;
import org.greffier.form.FormStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gathers what came of a run from the ledger, the outbox and the mail server. */
public final class Reports {

	private static final Logger log = LoggerFactory.getLogger(Reports.class);

	private final Envelopes envelopes;

	private final Forms forms;

	private final Outbox outbox;

	private final Runs runs;

	private final Pauses pauses;

	private final Clock clock;

	private final MailboxHealth health;

	private final Function<Agency, Long> serverCount;

	/**
	 * Makes the gatherer.
	 * @param health what is known of the mailboxes
	 * @param serverCount counts the mails of all configured folders over a connection of
	 * its own; may throw
	 */
	public Reports(Envelopes envelopes, Forms forms, Outbox outbox, Runs runs, Pauses pauses, MailboxHealth health,
			Clock clock, Function<Agency, Long> serverCount) {
		this.envelopes = envelopes;
		this.forms = forms;
		this.outbox = outbox;
		this.runs = runs;
		this.pauses = pauses;
		this.clock = clock;
		this.health = health;
		this.serverCount = serverCount;
	}

	/** What came of this run so far. */
	RunReport of(Night night, RunState state) {
		Run run = night.run();
		List<RunReport.EnvelopeLine> lines = this.envelopes.touchedSince(run.agency(), run.startedAt())
			.stream()
			.map(this::line)
			.toList();
		RunReport.UidCount uids = count(night.agency());
		Map<String, Map<String, Long>> steps = night.counts().byStep();
		Set<RunReport.Alarm> alarms = alarms(lines, uids, steps, state);
		alarms.addAll(watch(run, steps).alarms(night.agency().schedule()));
		return new RunReport(run.id(), run.agency(), run.night(), state, run.startedAt(), run.tries(), steps, lines,
				uids, this.health.of(night.agency()), List.copyOf(alarms), night.onlyCollects(),
				this.pauses.of(night.agency()));
	}

	private Watch watch(Run run, Map<String, Map<String, Long>> steps) {
		int failures = counted(steps, "collect", Collect.INCOMPLETE) ? 1 + this.runs.mailboxFailuresBefore(run) : 0;
		return new Watch(this.clock.instant(), run.startedAt(), this.envelopes.lastReceived(run.agency()),
				this.runs.firstStart(run.agency()).orElse(run.startedAt()), failures);
	}

	private RunReport.EnvelopeLine line(Envelope envelope) {
		return new RunReport.EnvelopeLine(envelope.number(), this.envelopes.origin(envelope.id()), envelope.status(),
				envelope.receivedAt(), this.forms.ofEnvelope(envelope.id()).stream().map(this::line).toList(),
				this.outbox.ofEnvelope(envelope.id()));
	}

	private RunReport.FileLine line(StoredForm form) {
		return new RunReport.FileLine(form.id(), form.position(), form.status(), form.kind(),
				this.forms.findings(form.id()));
	}

	/** What the server holds and what the ledger has, at this moment. */
	RunReport.UidCount count(Agency agency) {
		AgencyId id = agency.id();
		try {
			return new RunReport.UidCount(Optional.of(this.serverCount.apply(agency)), recorded(agency));
		}
		catch (RuntimeException ex) {
			log.warn("agency {}: the mails on the server could not be counted", id, ex);
			return new RunReport.UidCount(Optional.empty(), recorded(agency));
		}
	}

	private long recorded(Agency agency) {
		return this.envelopes.recorded(agency.id(),
				agency.mailboxes().stream().map((mailbox) -> mailbox.key(agency.id())).toList());
	}

	private static Set<RunReport.Alarm> alarms(List<RunReport.EnvelopeLine> lines, RunReport.UidCount uids,
			Map<String, Map<String, Long>> steps, RunState state) {
		EnumSet<RunReport.Alarm> alarms = EnumSet.noneOf(RunReport.Alarm.class);
		if (uids.server().isEmpty()) {
			alarms.add(RunReport.Alarm.COUNT_FAILED);
		}
		else if (!uids.agrees()) {
			alarms.add(RunReport.Alarm.COUNTS_DIFFER);
		}
		if (counted(steps, "collect", Collect.INCOMPLETE)) {
			alarms.add(RunReport.Alarm.MAILBOX_INCOMPLETE);
		}
		if (steps.getOrDefault("deliver", Map.of()).keySet().stream().anyMatch((word) -> word.startsWith("alarm"))) {
			alarms.add(RunReport.Alarm.RELAY);
		}
		if (counted(steps, "enrol", Enrol.NOT_ENROLLED)) {
			alarms.add(RunReport.Alarm.NOT_ENROLLED);
		}
		if (counted(steps, "enrol", GrantorWatch.UNCHECKED)) {
			alarms.add(RunReport.Alarm.GRANTORS_UNCHECKED);
		}
		if (counted(steps, "deliver", Deliver.NOTICE_LOST) || counted(steps, "collect", Deliver.NOTICE_LOST)) {
			alarms.add(RunReport.Alarm.NOTICE_LOST);
		}
		if (lines.stream().anyMatch(Reports::isParked)) {
			alarms.add(RunReport.Alarm.PARKED);
		}
		if (state == RunState.FAILED) {
			alarms.add(RunReport.Alarm.STEP_FAILED);
		}
		return alarms;
	}

	private static boolean counted(Map<String, Map<String, Long>> steps, String step, String word) {
		return steps.getOrDefault(step, Map.of()).getOrDefault(word, 0L) > 0;
	}

	private static boolean isParked(RunReport.EnvelopeLine line) {
		return line.state() == EnvelopeStatus.PARKED
				|| line.files().stream().anyMatch((file) -> file.state() == FormStatus.PARKED);
	}

}
