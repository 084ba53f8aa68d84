package org.greffier.safe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import javax.sql.DataSource;

import org.greffier.platform.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class WriteBarrierIT {

	private final TestDatabase database = TestDatabase.fresh();

	private final DataSource source = this.database.app();

	private final JdbcClient jdbc = JdbcClient.create(this.source);

	private final TransactionTemplate transaction = this.database.transactions(this.source);

	private final Leases leases = new Leases(this.jdbc);

	private final WriteBarrier barrier = new WriteBarrier(this.jdbc);

	@Test
	void fencedTransactionDoesNotWaitForTheDisk() {
		Lease lease = this.leases.take("run:ramq", "a", Duration.ofMinutes(5)).orElseThrow();

		this.transaction.executeWithoutResult((status) -> {
			this.jdbc.sql("set local synchronous_commit = on").update();
			this.leases.fence(lease);
			assertThat(text("show synchronous_commit")).isEqualTo("off");
		});
	}

	@Test
	void whatWasCommittedBeforeIsOnTheDisk() {
		for (int i = 0; i < 20; i++) {
			this.transaction.executeWithoutResult((status) -> {
				this.jdbc.sql("set local synchronous_commit = off").update();
				this.jdbc.sql("insert into case_event_head (agency, seq, hash) values (:agency, 0, :hash)")
					.param("agency", "a" + System.nanoTime())
					.param("hash", new byte[32])
					.update();
			});
			String committed = text("select pg_current_wal_insert_lsn()");

			this.barrier.pass();

			assertThat(text("select pg_current_wal_flush_lsn() >= '" + committed + "'::pg_lsn")).isEqualTo("t");
		}
	}

	@Test
	void isNotPassedInsideATransaction() {
		this.transaction.executeWithoutResult(
				(status) -> assertThatThrownBy(() -> this.barrier.pass()).isInstanceOf(IllegalStateException.class));
	}

	private String text(String sql) {
		return this.jdbc.sql(sql).query((row, n) -> row.getString(1)).single();
	}

}
