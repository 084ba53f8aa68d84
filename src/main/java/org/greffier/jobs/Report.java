package org.greffier.jobs;

import org.greffier.catalogue.Inbox;
import org.greffier.intake.Collected;
import org.greffier.intake.Collector;
import org.greffier.intake.MailboxException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Step six: looks whether the ledger has every mail that the server has, and says what an
 * operator must look at. A run whose mailbox was not read to its end fails here, after
 * all else was done, so that the schedule starts it again.
 */
final class Report implements NightStep {

	private static final Logger log = LoggerFactory.getLogger(Report.class);

	/** Mails that come while we look are looked for so often; a busy mailbox has more. */
	private static final int LOOKS = 3;

	private final Collector collector;

	private final Reports reports;

	Report(Collector collector, Reports reports) {
		this.collector = collector;
		this.reports = reports;
	}

	@Override
	public String name() {
		return "report";
	}

	@Override
	public void run(Night night) {
		takeWhatCameMeanwhile(night);
		RunReport report = this.reports.of(night, RunState.COMPLETED);
		night.counts().add(name(), "envelopes", report.envelopes().size());
		report.alarms().forEach((alarm) -> {
			night.counts().add(name(), "alarm " + alarm.name().toLowerCase(java.util.Locale.ROOT), 1);
			log.warn("run {} of {}: alarm {}", night.run().id(), night.agency().id(), alarm);
		});
		if (report.alarms().contains(RunReport.Alarm.MAILBOX_INCOMPLETE)) {
			throw new IllegalStateException("the mailbox was not read to its end: the schedule starts the run again");
		}
	}

	/**
	 * Mails arrive at any time: those that came since {@code collect} are brought into
	 * the ledger, where they wait for the next run, so that a difference of the counts
	 * means a mail that we cannot get.
	 */
	private void takeWhatCameMeanwhile(Night night) {
		RunReport.UidCount count = this.reports.count(night.agency());
		for (int look = 0; look < LOOKS && count.isBehind(); look++) {
			try {
				for (Inbox inbox : night.agency().inboxes()) {
					Collected collected = this.collector.collect(inbox, night.interrupted());
					night.counts().add(name(), "came meanwhile", collected.recorded());
				}
			}
			catch (MailboxException ex) {
				log.warn("agency {}: a mailbox does not answer", night.agency().id(), ex);
				return;
			}
			count = this.reports.count(night.agency());
		}
	}

}
