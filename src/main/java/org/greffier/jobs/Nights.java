package org.greffier.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import org.greffier.catalogue.Agency;
import org.greffier.form.AgencyId;
import org.greffier.safe.Lease;
import org.greffier.safe.LeaseKeeper;
import org.greffier.safe.LeaseSettings;
import org.greffier.safe.Leases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;

/**
 * Runs nights: one process at a time for each body, each scheduled night once, and what a
 * killed process left behind first.
 */
public final class Nights {

	private static final Logger log = LoggerFactory.getLogger(Nights.class);

	private static final Duration LOOK = Duration.ofMillis(250);

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

	private final Clock clock;

	public Nights(Leases leases, LeaseSettings settings, FencedTransactions transactions, Runs runs, NightJob job,
			JobOperator operator, JobRepository repository, NightSteps steps, Reports reports, Clock clock) {
		this.leases = leases;
		this.settings = settings;
		this.transactions = transactions;
		this.runs = runs;
		this.job = job;
		this.operator = operator;
		this.repository = repository;
		this.steps = steps;
		this.reports = reports;
		this.clock = clock;
	}

	/**
	 * Runs a body's night to its end. A lease that is held is waited for as long as it
	 * lasts: if its holder is dead it runs out, else the holder is alive and goes on
	 * alone (FAULTS C-16, T-06).
	 * @param night a scheduled one, which is run once; empty for a run that is asked for
	 */
	public NightOutcome run(Agency agency, Optional<LocalDate> night) {
		Optional<Lease> lease = take(agency.id());
		if (lease.isEmpty()) {
			log.info("agency {}: another process is at work, nothing to do here", agency.id());
			return new NightOutcome.Busy(agency.id());
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
		return perform(new Night(run.get(), agency, keeper.lease(), new Counts(), keeper::isLost));
	}

	/** Does only the first step: what a trigger starts. */
	public boolean collect(Agency agency) {
		Optional<Lease> lease = this.leases.take(leaseName(agency.id()), HOLDER, this.settings.length());
		if (lease.isEmpty()) {
			return false;
		}
		Run none = new Run(RunId.random(), agency.id(), Optional.empty(), this.clock.instant(), Optional.empty(), 1,
				RunState.STARTED);
		try (LeaseKeeper keeper = LeaseKeeper.keep(this.leases, lease.get(), this.settings.renewal())) {
			return this.transactions.under(keeper.lease(), () -> {
				this.steps.collect().run(new Night(none, agency, keeper.lease(), new Counts(), keeper::isLost));
				return true;
			});
		}
	}

	private NightOutcome perform(Night night) {
		log.info("run {} of {}: started, try {}", night.run().id(), night.agency().id(), night.run().tries());
		RunState state = start(night);
		RunReport report = this.reports.of(night, state);
		this.transactions.run(() -> this.runs.end(night.run(), state, night.counts()));
		log.info("run {} of {}: {}", night.run().id(), night.agency().id(), state);
		return (state == RunState.COMPLETED) ? new NightOutcome.Done(report) : new NightOutcome.Failed(report);
	}

	private RunState start(Night night) {
		try {
			JobExecution execution = this.operator.start(this.job.of(night), NightJob.parameters(night.run()));
			return (execution.getStatus() == BatchStatus.COMPLETED) ? RunState.COMPLETED : RunState.FAILED;
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
		while (lease.isEmpty() && System.nanoTime() < limit) {
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

	private static String leaseName(AgencyId agency) {
		return "run:" + agency;
	}

}
