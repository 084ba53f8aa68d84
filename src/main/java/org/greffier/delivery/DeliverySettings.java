package org.greffier.delivery;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

import org.greffier.form.AgencyId;

/**
 * How this house sends, for all bodies.
 *
 * @param jobs the catalogue's folder; {@code letters/} in it holds the shared templates
 * @param activation the page where a temporary password is exchanged for one's own,
 * without the body before its last part; no token is ever added
 * @param deadline for one message in all, whatever the server does (FAULTS S-06)
 * @param batch at most so many letters in one pass
 */
public record DeliverySettings(Path jobs, URI activation, Duration deadline, int batch) {

	/** Five minutes a message, 100,000 letters a pass. */
	public static DeliverySettings of(Path jobs, URI activation) {
		return new DeliverySettings(jobs, activation, Duration.ofMinutes(5), 100_000);
	}

	/**
	 * The page of one body: of {@code https://host/activation} it is
	 * {@code https://host/ramq/activation}.
	 */
	String activation(AgencyId agency) {
		String page = this.activation.toString();
		int last = page.lastIndexOf('/');
		return page.substring(0, last) + "/" + agency + page.substring(last);
	}

}
