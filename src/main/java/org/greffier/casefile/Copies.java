package org.greffier.casefile;

import java.util.Optional;
import java.util.UUID;

import org.greffier.form.EnvelopeId;
import org.greffier.form.EnvelopeStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which envelopes are one mail that came more than once. */
public final class Copies {

	private final JdbcClient jdbc;

	public Copies(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * An earlier envelope of this agency with the same bytes, if there is one (FAULTS
	 * I-04).
	 */
	public Optional<EnvelopeId> earlierWithSameBytes(EnvelopeId id) {
		return this.jdbc.sql("""
				select earlier.id from envelope earlier, envelope this
				where this.id = :id and earlier.agency = this.agency and earlier.sha256 = this.sha256
				  and earlier.id <> this.id and earlier.status <> 'DUPLICATE'
				  and earlier.seq < this.seq
				order by earlier.seq limit 1
				""").param("id", id.value()).query(UUID.class).optional().map(EnvelopeId::new);
	}

	/**
	 * Another envelope of this agency in which a person wrote the same, if one was opened
	 * and may be trusted as much (MAIL row 34). Holds every copy until the transaction
	 * ends, so that of two that are opened at once one sees the other; call it before
	 * anything of this envelope is changed.
	 * @param authentication of this one
	 */
	public Optional<EnvelopeId> opened(EnvelopeId id, String authentication) {
		return this.jdbc.sql("""
				select id, mail_class, authentication, status from envelope
				where (agency, content_sha256) = (
				    select copy.agency, copy.content_sha256 from envelope copy where copy.id = :id)
				order by seq for update
				""")
			.param("id", id.value())
			.query((row, n) -> new Copy(new EnvelopeId(row.getObject("id", UUID.class)),
					Optional.ofNullable(row.getString("mail_class")), row.getString("authentication"),
					EnvelopeStatus.valueOf(row.getString("status"))))
			.list()
			.stream()
			.filter((copy) -> !copy.id().equals(id) && copy.standsFor(authentication))
			.findFirst()
			.map(Copy::id);
	}

	/** One of the envelopes with the same content. */
	private record Copy(EnvelopeId id, Optional<String> mailClass, String authentication, EnvelopeStatus status) {

		/** Nobody may have a mail passed over by sending a forged copy before it. */
		boolean standsFor(String wanted) {
			return this.status != EnvelopeStatus.DUPLICATE && this.mailClass.filter("human"::equals).isPresent()
					&& (this.authentication.equals("pass") || this.authentication.equals(wanted));
		}

	}

}
