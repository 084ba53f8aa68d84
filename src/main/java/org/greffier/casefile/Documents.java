package org.greffier.casefile;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;

import org.greffier.form.AgencyId;
import org.greffier.form.DocumentId;
import org.greffier.form.EnvelopeId;
import org.greffier.safe.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The documents of envelopes, sealed: raw mails and files. */
public final class Documents {

	private static final String CONTEXT = "document.sealed";

	private final JdbcClient jdbc;

	private final Vault vault;

	private final Clock clock;

	public Documents(JdbcClient jdbc, Vault vault, Clock clock) {
		this.jdbc = jdbc;
		this.vault = vault;
		this.clock = clock;
	}

	/**
	 * Seals and stores one document.
	 * @param kind {@code mail} or {@code file}
	 */
	public DocumentId store(AgencyId agency, EnvelopeId envelope, String kind, byte[] clear) {
		DocumentId id = DocumentId.random();
		this.jdbc.sql("""
				insert into document (id, agency, envelope_id, kind, sealed, size, created_at)
				values (:id, :agency, :envelope, :kind, :sealed, :size, :now)
				""")
			.param("id", id.value())
			.param("agency", agency.value())
			.param("envelope", envelope.value())
			.param("kind", kind)
			.param("sealed", this.vault.seal(clear, CONTEXT))
			.param("size", clear.length)
			.param("now", Timestamp.from(this.clock.instant()))
			.update();
		return id;
	}

	public byte[] open(DocumentId id) {
		byte[] sealed = this.jdbc.sql("select sealed from document where id = :id")
			.param("id", id.value())
			.query((row, n) -> row.getBytes("sealed"))
			.single();
		return this.vault.open(sealed, CONTEXT);
	}

	/** The raw mail of an envelope; empty when it was too large to fetch. */
	public Optional<byte[]> mail(EnvelopeId envelope) {
		return this.jdbc.sql("select sealed from document where envelope_id = :envelope and kind = 'mail'")
			.param("envelope", envelope.value())
			.query((row, n) -> row.getBytes("sealed"))
			.optional()
			.map((sealed) -> this.vault.open(sealed, CONTEXT));
	}

	/**
	 * Replaces a raw mail by what may be kept of it: a bounce without the returned
	 * original.
	 */
	public void replaceMail(EnvelopeId envelope, byte[] stripped) {
		this.jdbc
			.sql("update document set sealed = :sealed, size = :size where envelope_id = :envelope and kind = 'mail'")
			.param("sealed", this.vault.seal(stripped, CONTEXT))
			.param("size", stripped.length)
			.param("envelope", envelope.value())
			.update();
	}

}
