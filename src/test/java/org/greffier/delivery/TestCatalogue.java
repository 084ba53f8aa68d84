package org.greffier.delivery;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

import org.greffier.catalogue.Agency;
import org.greffier.catalogue.SenderSettings;
import org.greffier.form.AgencyId;

/** The catalogue that the project ships, as these tests send for it. */
final class TestCatalogue {

	static final Path JOBS = Path.of("jobs");

	static final AgencyId RAMQ = new AgencyId("ramq");

	static final DeliverySettings SETTINGS = DeliverySettings.of(JOBS,
			URI.create("https://services.example/activation"));

	private TestCatalogue() {
	}

	/** The RAMQ as it sends, with other settings. */
	static Agency sending(Agency ramq, SenderSettings sender) {
		return new Agency(ramq.id(), ramq.name(), ramq.specimen(), ramq.contact(), ramq.mailboxes(), sender,
				ramq.schedule(), ramq.answers(), ramq.refusals(), ramq.holds(), ramq.withdrawals(), ramq.limits(),
				ramq.password(), ramq.retention(), ramq.addresses(), ramq.kinds(), ramq.folder(), ramq.clerks(),
				ramq.mandates());
	}

	static SenderSettings to(SenderSettings sender, String smtp) {
		return new SenderSettings(smtp, Optional.empty(), Optional.empty(), sender.address(), sender.bounces(), false,
				sender.timeout(), sender.dailyCap(), sender.perRecipientPerDay(), sender.connections(), sender.retry(),
				sender.fullMailbox());
	}

}
