package org.greffier.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

import org.greffier.form.AgencyId;
import org.greffier.form.Envelope;
import org.greffier.form.EnvelopeId;
import org.greffier.form.EnvelopeStatus;
import org.greffier.form.FormStatus;
import org.greffier.platform.TestDatabase;
import org.greffier.safe.Keys;
import org.greffier.safe.Vault;
import org.greffier.platform.Row;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class CasefileIT {

	private static final AgencyId RAMQ = new AgencyId("ramq");

	private static final Instant NOW = Instant.parse("2026-11-02T07:30:00Z");

	private final TestDatabase database = TestDatabase.fresh();

	private final DataSource source = this.database.app();

	private final JdbcClient jdbc = JdbcClient.create(this.source);

	private final TransactionTemplate transaction = this.database.transactions(this.source);

	private final Vault vault = new Vault(Keys.of(List.of("k1=" + key((byte) 1), "hash=" + key((byte) 2))));

	private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

	private final CaseEvents events = new CaseEvents(this.jdbc, this.clock);

	private final Documents documents = new Documents(this.jdbc, this.vault, this.clock);

	private final Envelopes envelopes = new Envelopes(this.jdbc, this.vault, this.events, this.documents, this.clock);

	private final Forms forms = new Forms(this.jdbc, this.vault, this.events, this.clock);

	@Test
	@Row("MAIL-51")
	void recordsOneUidOnce() {
		Optional<EnvelopeId> first = record(7, "raw mail");
		Optional<EnvelopeId> second = record(7, "raw mail");

		assertThat(first).isPresent();
		assertThat(second).isEmpty();
		assertThat(this.envelopes.folder("main", "INBOX", 1).uids()).containsExactly(7L);
	}

	@Test
	void keepsTheRawMailSealed() {
		EnvelopeId id = record(7, "canary-in-the-mail").orElseThrow();

		byte[] stored = this.jdbc.sql("select sealed from document").query((row, n) -> row.getBytes(1)).single();
		assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("canary");
		assertThat(this.documents.mail(id)).hasValueSatisfying(
				(raw) -> assertThat(new String(raw, StandardCharsets.UTF_8)).isEqualTo("canary-in-the-mail"));
	}

	@Test
	void refusesAnIllegalMoveInJavaAndInSql() {
		Envelope envelope = this.envelopes.get(record(7, "x").orElseThrow());

		assertThatThrownBy(() -> this.envelopes.move(envelope, EnvelopeStatus.CLOSED, "job:test", "none"))
			.isInstanceOf(IllegalArgumentException.class);
		assertThatThrownBy(() -> this.jdbc.sql("update envelope set status = 'CLOSED'").update()).rootCause()
			.hasMessageContaining("illegal transition");
	}

	@Test
	void movesOnceWhenTwoTry() {
		Envelope envelope = this.envelopes.get(record(7, "x").orElseThrow());

		boolean first = move(envelope, EnvelopeStatus.OPENED);
		boolean second = move(envelope, EnvelopeStatus.OPENED);

		assertThat(first).isTrue();
		assertThat(second).isFalse();
	}

	@Test
	void tableOfTransitionsIsTheSameInJavaAndInSql() {
		Set<String> ofForms = new HashSet<>();
		for (FormStatus from : FormStatus.values()) {
			from.next().forEach((to) -> ofForms.add(from + ">" + to));
		}
		Set<String> ofEnvelopes = new HashSet<>();
		for (EnvelopeStatus from : EnvelopeStatus.values()) {
			from.next().forEach((to) -> ofEnvelopes.add(from + ">" + to));
		}

		assertThat(transitions("form_transition")).isEqualTo(ofForms);
		assertThat(transitions("envelope_transition")).isEqualTo(ofEnvelopes);
	}

	@Test
	void runningRoleCannotChangeTheAudit() {
		record(7, "x");

		assertThatThrownBy(() -> this.jdbc.sql("update case_event set why = 'other'").update()).rootCause()
			.hasMessageContaining("permission denied");
		assertThatThrownBy(() -> this.jdbc.sql("delete from case_event").update()).rootCause()
			.hasMessageContaining("permission denied");
		assertThatThrownBy(() -> JdbcClient.create(this.database.owner()).sql("delete from case_event").update())
			.rootCause()
			.hasMessageContaining("append-only");
	}

	@Test
	void chainNamesTheRowThatWasChanged() {
		move(this.envelopes.get(record(7, "x").orElseThrow()), EnvelopeStatus.OPENED);
		assertThat(this.events.firstBroken(RAMQ)).isEmpty();

		JdbcClient owner = JdbcClient.create(this.database.owner());
		owner.sql("alter table case_event disable trigger case_event_append_only").update();
		owner.sql("update case_event set why = 'nothing happened' where seq = 2").update();

		assertThat(this.events.firstBroken(RAMQ)).contains(2L);
	}

	@Test
	void chainNoticesThatItsEndIsCutOff() {
		move(this.envelopes.get(record(7, "x").orElseThrow()), EnvelopeStatus.OPENED);

		JdbcClient owner = JdbcClient.create(this.database.owner());
		owner.sql("alter table case_event disable trigger case_event_append_only").update();
		owner.sql("delete from case_event where seq = 2").update();

		assertThat(this.events.firstBroken(RAMQ)).contains(2L);
	}

	@Test
	@Row({ "MAIL-13", "MAIL-36" })
	void findsAnEarlierFormWithTheSameBytes() {
		EnvelopeId first = record(7, "one").orElseThrow();
		EnvelopeId second = record(8, "two").orElseThrow();
		var earlier = addForm(first, 1, "same bytes");
		var later = addForm(second, 1, "same bytes");
		var other = addForm(second, 2, "other bytes");

		assertThat(this.forms.earlierWithSameBytes(later)).contains(earlier);
		assertThat(this.forms.earlierWithSameBytes(earlier)).isEmpty();
		assertThat(this.forms.earlierWithSameBytes(other)).isEmpty();
	}

	private org.greffier.form.FormId addForm(EnvelopeId envelope, int position, String content) {
		byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
		return this.transaction.execute((status) -> this.forms.add(RAMQ, envelope, position,
				this.documents.store(RAMQ, envelope, "file", bytes), "form.pdf", bytes, NOW));
	}

	private Optional<EnvelopeId> record(long uid, String raw) {
		return this.transaction.execute((status) -> this.envelopes
			.record(new NewEnvelope(RAMQ, "main", "INBOX", 1, uid, Optional.of("<id@example>"), Optional.of("digest"),
					Optional.empty(), raw.length(), NOW, Optional.of(raw.getBytes(StandardCharsets.UTF_8)))));
	}

	private boolean move(Envelope envelope, EnvelopeStatus to) {
		return Boolean.TRUE
			.equals(this.transaction.execute((status) -> this.envelopes.move(envelope, to, "job:test", "a test")));
	}

	private Set<String> transitions(String table) {
		return new HashSet<>(
				this.jdbc.sql("select from_status || '>' || to_status from " + table).query(String.class).list());
	}

	private static String key(byte fill) {
		byte[] key = new byte[32];
		Arrays.fill(key, fill);
		return Base64.getEncoder().encodeToString(key);
	}

}
