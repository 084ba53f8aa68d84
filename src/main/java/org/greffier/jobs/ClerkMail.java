package org.greffier.jobs;

import java.util.List;

import org.greffier.catalogue.Agency;
import org.greffier.delivery.Courier;
import org.greffier.delivery.LetterContent;
import org.greffier.delivery.LetterOrder;
import org.greffier.delivery.Outbox;
import org.greffier.delivery.SecretSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the clerks by mail what came of a run, once (RULES X-09). The report is owed
 * before the run's row ends, so that a crash in between resumes the run and owes the same
 * one; it is sent after it, and what is not sent then stays due for the next night. It is
 * about no envelope and never an answer. Whatever goes wrong here, the run is not the
 * worse for it.
 */
public final class ClerkMail {

	private static final Logger log = LoggerFactory.getLogger(ClerkMail.class);

	private final Outbox outbox;

	private final Courier courier;

	private final SecretSource secrets;

	private final NightSettings settings;

	private final FencedTransactions transactions;

	public ClerkMail(Outbox outbox, Courier courier, SecretSource secrets, NightSettings settings,
			FencedTransactions transactions) {
		this.outbox = outbox;
		this.courier = courier;
		this.secrets = secrets;
		this.settings = settings;
		this.transactions = transactions;
	}

	/**
	 * Whether the clerks are told of this end of a run. A night that failed and is tried
	 * again is told when it succeeds or is tried no more; the runs by day of a body that
	 * decides continuously are not told.
	 */
	private boolean isTold(Agency agency, RunReport report) {
		if (agency.clerks().addresses().isEmpty() || (report.night().isEmpty() && agency.schedule().continuous())) {
			return false;
		}
		return report.state() == RunState.COMPLETED || report.night().isEmpty()
				|| report.tries() >= this.settings.tries();
	}

	/** Owes the reports of a run that came to an end. */
	void owe(Agency agency, RunReport report) {
		if (!isTold(agency, report)) {
			return;
		}
		LetterContent.NightReport content = ClerkReport.of(report, agency.schedule().zone());
		List<String> addresses = agency.clerks().addresses();
		attempt(report, "written", () -> this.transactions.run(() -> {
			for (int place = 1; place <= addresses.size(); place++) {
				this.outbox.owe(LetterOrder.report(agency.id(), report.run().value(), place, addresses.get(place - 1),
						agency.clerks().language(), content));
			}
		}));
	}

	/** Sends them, if the relay takes them now. */
	void send(Night night, RunReport report) {
		if (isTold(night.agency(), report)) {
			attempt(report, "sent", () -> this.courier.sendDue(night.agency(), this.secrets, night.interrupted()));
		}
	}

	private static void attempt(RunReport report, String what, Runnable work) {
		try {
			work.run();
		}
		catch (RuntimeException ex) {
			if (FencedTransactions.isOfTheHouse(ex)) {
				throw ex;
			}
			log.error("run {} of {}: the report to the clerks could not be {}", report.run(), report.agency(), what,
					ex);
		}
	}

}
