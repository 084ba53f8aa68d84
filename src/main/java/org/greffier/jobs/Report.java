package org.greffier.jobs;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Step six: looks whether the ledger has every mail that the server has, and says what an
 * operator must look at. A run whose mailbox was not read to its end fails here, after
 * all else was done, so that the schedule starts it again.
 */
final class Report implements NightStep {

	private static final Logger log = LoggerFactory.getLogger(Report.class);

	private final Reports reports;

	Report(Reports reports) {
		this.reports = reports;
	}

	@Override
	public String name() {
		return "report";
	}

	@Override
	public void run(Night night) {
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

}
