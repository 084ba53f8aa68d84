package org.greffier.delivery;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.greffier.form.AgencyId;
import org.greffier.form.EnvelopeId;
import org.greffier.form.FormId;
import org.greffier.safe.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The letters to which mails reply: any of ours, and those that ask for another address
 * (RULES RAMQ-16). Changes nothing.
 */
public final class RepliedLetters {

	private final JdbcClient jdbc;

	private final Vault vault;

	public RepliedLetters(JdbcClient jdbc, Vault vault) {
		this.jdbc = jdbc;
		this.vault = vault;
	}

	/**
	 * A form whose other address was asked for.
	 *
	 * @param addressee who was asked
	 */
	public record Asked(FormId form, Addressee addressee) {
	}

	/**
	 * Whether a letter about a request went to this address, and a mail of it refers to
	 * that very letter (MAIL rows 37 to 39): who only knows the number has no proof.
	 * @param follows the Message-IDs that the mail refers to
	 */
	public boolean isReply(AgencyId agency, String from, List<String> follows, EnvelopeId about) {
		return this.jdbc.sql("""
				select exists (select 1 from letter l join letter_attempt a on a.letter_id = l.id
				where l.agency = :agency and l.envelope_id = :about and l.recipient_hash = :recipient
				  and a.message_id in (:follows))
				""")
			.param("agency", agency.value())
			.param("about", about.value())
			.param("recipient", this.vault.hash("letter.recipient", Recipient.mailbox(from)))
			.param("follows", follows.isEmpty() ? List.of("") : follows)
			.query(Boolean.class)
			.single();
	}

	/** How often another address was asked for; 0 when it never was. */
	public int rounds(FormId form) {
		return this.jdbc.sql("select coalesce(max(round), 0) from letter where form_id = :form and kind = 'HOLD'")
			.param("form", form.value())
			.query(Integer.class)
			.single();
	}

	/**
	 * The forms for which this address was asked, and to which a mail of it replies: by
	 * the letters that it follows, or by the request that it names.
	 * @param follows the Message-IDs that the mail refers to
	 * @param envelope whose request number the mail bears
	 */
	public List<Asked> of(AgencyId agency, String from, List<String> follows, Optional<EnvelopeId> envelope) {
		return this.jdbc.sql("""
				select distinct l.form_id, l.addressee from letter l
				where l.agency = :agency and l.kind = 'HOLD' and l.recipient_hash = :recipient
				  and (l.envelope_id = cast(:envelope as uuid) or exists (select 1 from letter_attempt a
				       where a.letter_id = l.id and a.message_id in (:follows)))
				""")
			.param("agency", agency.value())
			.param("recipient", this.vault.hash("letter.recipient", Recipient.mailbox(from)))
			.param("envelope", envelope.map(EnvelopeId::value).orElse(null))
			.param("follows", follows.isEmpty() ? List.of("") : follows)
			.query((row, n) -> new Asked(new FormId(row.getObject("form_id", UUID.class)),
					Addressee.valueOf(row.getString("addressee"))))
			.list();
	}

}
