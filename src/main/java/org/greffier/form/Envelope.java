package org.greffier.form;

import java.time.Instant;

/**
 * One e-mail or postal item as received.
 *
 * @param number its number in words for people, such as {@code REQ-2026-000123}
 * @param receivedAt the mail server's INTERNALDATE, never the {@code Date:} header (RULES
 *
 * @param size in bytes, of the mail as fetched
 */
public record Envelope(EnvelopeId id, AgencyId agency, String number, EnvelopeStatus status, Instant receivedAt,
		long size) {
}
