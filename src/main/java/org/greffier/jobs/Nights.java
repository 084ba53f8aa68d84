package org.greffier.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

import org.greffier.catalogue.Agency;
import org.greffier.form.AgencyId;
import org.greffier.safe.Failpoint;
import org.greffier.safe.Lease;
import org.greffier.safe.LeaseKeeper;
import org.greffier.safe.LeaseSettings;
import org.greffier.safe.Leases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.launch.JobInstanceAlreadyCompleteException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.SmartLifecycle;

/**
 * Runs nights: one process at a time for each body, each scheduled night once, and what a
 * killed process left behind first. When the context ends, the items under way come to
 * their end before anything is closed under them, and the run is STOPPED until the next
 * start (FAULTS C-15).
 */
public final class Nights implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(Nights.class);

	private static final Duration LOOK = Duration.ofMillis(250);

	/** How long an end waits for the items under way; what lasts longer is cut off. */
	private static final Duration PATIENCE = Duration.ofSeconds(20);

	/** Unique to one life of one process, and says nothing of its host. */
	private static final String HOLDER = UUID.randomUUID().toString();

	private final Leases leases;

	private final LeaseSettings settings;

	private final FencedTransactions transactions;

	private final Runs runs;

	private final NightJob job;

	private final JobOperator operator;

	private final JobRepository repository;

	private final NightSteps steps;

	private final Reports reports;

	private final ClerkMail clerks;

	private final Clock clock;

	/** Held to read by all work, so that who gets it to write knows that none is left. */
	private final ReadWriteLock work = new ReentrantReadWriteLock();

	private volatile boolean ending;

	public Nights(Leases leases, LeaseSettings settings, FencedTransactions transactions, Runs runs, NightJob job,
			JobOperator operator, JobRepository repository, NightSteps steps, Reports reports, ClerkMail clerks,
			Clock clock) {
		this.leases = leases;
		this.settings = settings;
		this.transactions = transactions;
		this.runs = runs;
		this.job = job;
		this.operator = operator;
		this.repository = repository;
		this.steps = steps;
		this.reports = reports;
		this.clerks = clerks;
		this.clock = clock;
	}

	/**
	 * Runs a body's night to its end. A lease that is held is waited for as long as it
	 * lasts: if its holder is dead it runs out, else the holder is alive and goes on
	 * alone (FAULTS C-16, T-06).
	 * @param night a scheduled one, which is run once; empty for a run that is asked for
	 */
	public NightOutcome run(Agency agency, Optional<LocalDate> night) {
		return unlessEnding(new NightOutcome.Stopped(agency.id()), () -> runAlone(agency, night));
	}

	private NightOutcome runAlone(Agency agency, Optional<LocalDate> night) {
		Optional<Lease> lease = take(agency.id());
		if (lease.isEmpty()) {
			log.info("agency {}: another process is at work, nothing to do here", agency.id());
			return this.ending ? new NightOutcome.Stopped(agency.id()) : new NightOutcome.Busy(agency.id());
		}
		try (LeaseKeeper keeper = LeaseKeeper.keep(this.leases, lease.get(), this.settings.renewal())) {
			return this.transactions.under(keeper.lease(), () -> runUnder(keeper, agency, night));
		}
	}

	private NightOutcome runUnder(LeaseKeeper keeper, Agency agency, Optional<LocalDate> night) {
		recover(agency.id());
		Optional<Run> run = this.transactions.in(() -> next(agency.id(), night));
		if (run.isEmpty()) {
			return new NightOutcome.AlreadyDone(agency.id());
		}
		return perform(night(run.get(), agency, keeper));
	}

	/** Does only the first step: what a trigger starts. */
	public boolean collect(Agency agency) {
		return unlessEnding(false, () -> collectAlone(agency));
	}

	private boolean collectAlone(Agency agency) {
		Optional<Lease> lease = this.leases.take(leaseName(agency.id()), HOLDER, this.settings.length());
		if (lease.isEmpty()) {
			return false;
		}
		Run none = new Run(RunId.random(), agency.id(), Optional.empty(), this.clock.instant(), Optional.empty(), 1,
				RunState.STARTED);
		try (LeaseKeeper keeper = LeaseKeeper.keep(this.leases, lease.get(), this.settings.renewal())) {
			return this.transactions.under(keeper.lease(), () -> {
				this.steps.collect().run(night(none, agency, keeper));
				return true;
			});
		}
	}

	private Night night(Run run, Agency agency, LeaseKeeper keeper) {
		return new Night(run, agency, keeper.lease(), new Counts(), () -> this.ending || keeper.isLost());
	}

	private NightOutcome perform(Night night) {
		log.info("run {} of {}: started, try {}", night.run().id(), night.agency().id(), night.run().tries());
		RunState state = start(night);
		if (state == RunState.STOPPED) {
			end(night, state);
			return new NightOutcome.Stopped(night.agency().id());
		}
		RunReport report = this.reports.of(night, state);
		this.clerks.owe(night.agency(), report);
		Failpoint.reached("X-09");
		end(night, state);
		this.clerks.send(night, report);
		return (state == RunState.COMPLETED) ? new NightOutcome.Done(report) : new NightOutcome.Failed(report);
	}

	private void end(Night night, RunState state) {
		this.transactions.run(() -> this.runs.end(night.run(), state, night.counts()));
		log.info("run {} of {}: {}", night.run().id(), night.agency().id(), state);
	}

	private RunState start(Night night) {
		try {
			JobExecution execution = this.operator.start(this.job.of(night), NightJob.parameters(night.run()));
			BatchStatus status = execution.getStatus();
			return (status == BatchStatus.COMPLETED) ? RunState.COMPLETED
					: (status == BatchStatus.STOPPED) ? RunState.STOPPED : RunState.FAILED;
		}
		catch (JobInstanceAlreadyCompleteException ex) {
			// Every step had ended when the process died, before it could write so.
			return RunState.COMPLETED;
		}
		catch (JobExecutionException ex) {
			log.error("run {} of {}: {}", night.run().id(), night.agency().id(),
					StepFailed.of("start", ex).getMessage());
			return RunState.FAILED;
		}
	}

	/**
	 * Ends what Spring Batch still believes to be running. Only who holds the lease may:
	 * its last holder is dead or gave it back.
	 */
	private void recover(AgencyId agency) {
		for (JobExecution left : this.repository.findRunningJobExecutions("night-" + agency)) {
			log.info("agency {}: execution {} was left by a process that is gone, recovering it", agency, left.getId());
			this.operator.recover(left);
		}
	}

	private Optional<Run> next(AgencyId agency, Optional<LocalDate> night) {
		Optional<Run> left = this.runs.unfinished(agency);
		if (left.isPresent()) {
			return Optional.of(this.runs.resume(left.get(), HOLDER));
		}
		Optional<Run> begun = this.runs.begin(agency, night, HOLDER);
		if (begun.isPresent() || night.isEmpty()) {
			return begun;
		}
		return this.runs.ofNight(agency, night.get())
			.filter((run) -> run.state() == RunState.FAILED)
			.map((run) -> this.runs.resume(run, HOLDER));
	}

	private Optional<Lease> take(AgencyId agency) {
		long limit = System.nanoTime() + this.settings.length().plus(this.settings.renewal()).toNanos();
		Optional<Lease> lease = this.leases.take(leaseName(agency), HOLDER, this.settings.length());
		while (lease.isEmpty() && !this.ending && System.nanoTime() < limit) {
			try {
				Thread.sleep(LOOK.toMillis());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return Optional.empty();
			}
			lease = this.leases.take(leaseName(agency), HOLDER, this.settings.length());
		}
		return lease;
	}

	private <T> T unlessEnding(T otherwise, Supplier<T> body) {
		this.work.readLock().lock();
		try {
			return this.ending ? otherwise : body.get();
		}
		finally {
			this.work.readLock().unlock();
		}
	}

	@Override
	public void start() {
		this.ending = false;
	}

	/** Tells all work to end and waits for it: after this the database may close. */
	@Override
	public void stop() {
		this.ending = true;
		try {
			if (this.work.writeLock().tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
				this.work.writeLock().unlock();
			}
			else {
				log.warn("work is cut off that did not end in {}; the next start goes on from there", PATIENCE);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return !this.ending;
	}

	private static String leaseName(AgencyId agency) {
		return "run:" + agency;
	}

}
