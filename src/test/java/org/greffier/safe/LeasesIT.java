package org.greffier.safe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import org.greffier.platform.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Timeout(60)
class LeasesIT {

	private static final Duration LONG = Duration.ofMinutes(5);

	private static final Duration SHORT = Duration.ofMillis(300);

	private final TestDatabase database = TestDatabase.fresh();

	private final DataSource source = this.database.app();

	private final JdbcClient jdbc = JdbcClient.create(this.source);

	private final TransactionTemplate transaction = this.database.transactions(this.source);

	private final Leases leases = new Leases(this.jdbc);

	@Test
	void oneOfManyTakersGetsIt() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(8);
		try {
			for (int i = 0; i < 100; i++) {
				String name = "run:ramq-" + i;
				List<Callable<Optional<Lease>>> takers = IntStream.range(0, 8)
					.<Callable<Optional<Lease>>>mapToObj((n) -> () -> this.leases.take(name, "node-" + n, LONG))
					.toList();

				long taken = threads.invokeAll(takers).stream().filter((taker) -> get(taker).isPresent()).count();

				assertThat(taken).as(name).isEqualTo(1);
			}
		}
		finally {
			threads.shutdown();
		}
	}

	@Test
	void refusesASecondTakerUntilItRunsOut() throws Exception {
		Lease first = this.leases.take("run:ramq", "a", SHORT).orElseThrow();
		assertThat(this.leases.take("run:ramq", "b", SHORT)).isEmpty();

		Thread.sleep(SHORT.toMillis() + 100);

		assertThat(this.leases.take("run:ramq", "b", SHORT))
			.hasValueSatisfying((second) -> assertThat(second.token()).isGreaterThan(first.token()));
	}

	@Test
	void keepsLeasesOfOtherNamesApart() {
		this.leases.take("run:ramq", "a", LONG);

		assertThat(this.leases.take("run:amp", "b", LONG)).isPresent();
	}

	@Test
	void tokenGrowsAlsoAfterItWasGivenBack() {
		Lease first = this.leases.take("run:ramq", "a", LONG).orElseThrow();
		this.leases.release(first);

		Lease second = this.leases.take("run:ramq", "a", LONG).orElseThrow();

		assertThat(second.token()).isEqualTo(first.token() + 1);
		assertThat(this.leases.renew(first)).isFalse();
	}

	@Test
	void renewsWhatRanOutButNobodyTook() throws Exception {
		Lease lease = this.leases.take("run:ramq", "a", SHORT).orElseThrow();
		Thread.sleep(SHORT.toMillis() + 100);

		assertThat(this.leases.renew(lease)).isTrue();
		assertThat(this.leases.take("run:ramq", "b", SHORT)).isEmpty();
	}

	@Test
	void refusesTheLateWriteOfAStaleHolder() throws Exception {
		Lease stale = this.leases.take("run:ramq", "a", SHORT).orElseThrow();
		Thread.sleep(SHORT.toMillis() + 100);
		assertThat(this.leases.take("run:ramq", "b", LONG)).isPresent();

		assertThatThrownBy(() -> this.transaction.executeWithoutResult((status) -> this.leases.fence(stale)))
			.isInstanceOf(LeaseLostException.class)
			.hasMessageContaining("run:ramq");
		assertThat(this.leases.renew(stale)).isFalse();
	}

	@Test
	void takeOverWaitsForAFencedTransactionButRenewalDoesNot() throws Exception {
		Lease lease = this.leases.take("run:ramq", "a", LONG).orElseThrow();
		CountDownLatch fenced = new CountDownLatch(1);
		CountDownLatch finish = new CountDownLatch(1);
		CompletableFuture<Void> work = CompletableFuture
			.runAsync(() -> this.transaction.executeWithoutResult((status) -> {
				this.leases.fence(lease);
				fenced.countDown();
				await(finish);
			}));
		await(fenced);
		assertThat(this.leases.renew(lease)).isTrue();
		runOut("run:ramq");

		CompletableFuture<Optional<Lease>> takeOver = CompletableFuture
			.supplyAsync(() -> this.leases.take("run:ramq", "b", LONG));
		Thread.sleep(300);
		assertThat(takeOver).isNotDone();
		finish.countDown();

		work.get(10, TimeUnit.SECONDS);
		assertThat(takeOver.get(10, TimeUnit.SECONDS)).isPresent();
	}

	@Test
	void doesNotWaitForEverForAPausedHolder() {
		Lease paused = this.leases.take("run:ramq", "a", SHORT).orElseThrow();
		CountDownLatch fenced = new CountDownLatch(1);
		CountDownLatch resumed = new CountDownLatch(1);
		CompletableFuture<Void> work = CompletableFuture
			.runAsync(() -> this.transaction.executeWithoutResult((status) -> {
				this.leases.fence(paused);
				fenced.countDown();
				await(resumed);
				this.jdbc.sql("select 1").query(Integer.class).single();
			}));
		await(fenced);
		runOut("run:ramq");

		assertThat(this.leases.take("run:ramq", "b", LONG)).isPresent();
		resumed.countDown();
		assertThatThrownBy(work::join).hasCauseInstanceOf(RuntimeException.class);
	}

	@Test
	void fencesOnlyInsideATransaction() {
		Lease lease = this.leases.take("run:ramq", "a", LONG).orElseThrow();

		assertThatThrownBy(() -> this.leases.fence(lease)).isInstanceOf(IllegalStateException.class);
	}

	@Test
	void keeperRenewsUntilItIsClosed() throws Exception {
		Lease lease = this.leases.take("run:ramq", "a", SHORT).orElseThrow();
		try (LeaseKeeper keeper = LeaseKeeper.keep(this.leases, lease, Duration.ofMillis(50))) {
			Thread.sleep(SHORT.toMillis() * 3);
			assertThat(this.leases.take("run:ramq", "b", SHORT)).isEmpty();
			assertThat(keeper.isLost()).isFalse();
		}

		assertThat(this.leases.take("run:ramq", "b", SHORT)).isPresent();
	}

	@Test
	void keeperSaysThatItsLeaseIsLost() throws Exception {
		Lease lease = this.leases.take("run:ramq", "a", SHORT).orElseThrow();
		Thread.sleep(SHORT.toMillis() + 100);
		Lease other = this.leases.take("run:ramq", "b", LONG).orElseThrow();

		try (LeaseKeeper keeper = LeaseKeeper.keep(this.leases, lease, Duration.ofMillis(20))) {
			while (!keeper.isLost()) {
				Thread.sleep(10);
			}
		}

		assertThat(this.leases.renew(other)).isTrue();
	}

	private static <T> T get(Future<T> future) {
		try {
			return future.get(20, TimeUnit.SECONDS);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void runOut(String name) {
		JdbcClient.create(this.database.app())
			.sql("update lease set expires_at = clock_timestamp() - interval '1 s' where name = :name")
			.param("name", name)
			.update();
	}

	private static void await(CountDownLatch latch) {
		try {
			if (!latch.await(20, TimeUnit.SECONDS)) {
				throw new IllegalStateException("waited too long");
			}
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
