package org.greffier.jobs;

import java.time.Duration;
import java.util.Map;

import org.greffier.safe.Failpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;

/**
 * The night of a body, as one Spring Batch job: collect, read, decide, enrol, deliver,
 * report.
 * <p>
 * Every step may be started again, also a completed one: where a night stands is in the
 * states of envelopes, forms and letters, not in Batch's tables. Batch knows the agency
 * and the run's id, and no more.
 */
public final class NightJob {

	private static final Logger log = LoggerFactory.getLogger(NightJob.class);

	private final JobRepository repository;

	private final FencedTransactions transactions;

	private final NightSteps steps;

	public NightJob(JobRepository repository, FencedTransactions transactions, NightSteps steps) {
		this.repository = repository;
		this.transactions = transactions;
		this.steps = steps;
	}

	static String name(Run run) {
		return "night-" + run.agency();
	}

	static JobParameters parameters(Run run) {
		return new JobParametersBuilder().addString("agency", run.agency().value())
			.addString("run", run.id().toString())
			.toJobParameters();
	}

	/**
	 * The job of one night; on a day of rest its first and its last step, where the body
	 * says so.
	 */
	Job of(Night night) {
		if (night.onlyCollects()) {
			return new JobBuilder(name(night.run()), this.repository).start(step(night, this.steps.collect()))
				.next(step(night, this.steps.report()))
				.build();
		}
		return new JobBuilder(name(night.run()), this.repository).start(step(night, this.steps.collect()))
			.next(step(night, this.steps.read()))
			.next(step(night, this.steps.decide()))
			.next(step(night, this.steps.enrol()))
			.next(step(night, this.steps.deliver()))
			.next(step(night, this.steps.report()))
			.build();
	}

	/**
	 * The step's own transactions are what counts; Batch's round the whole step is none.
	 */
	private Step step(Night night, NightStep step) {
		return new StepBuilder(step.name(), this.repository).tasklet((contribution, context) -> {
			perform(night, step);
			if (night.interrupted().getAsBoolean()) {
				// Batch then ends step and job as STOPPED, once this transaction is over.
				contribution.getStepExecution().setTerminateOnly();
			}
			return RepeatStatus.FINISHED;
		}, new ResourcelessTransactionManager())
			.transactionAttribute(new DefaultTransactionAttribute(TransactionDefinition.PROPAGATION_NOT_SUPPORTED))
			.allowStartIfComplete(true)
			.build();
	}

	private void perform(Night night, NightStep step) {
		long start = System.nanoTime();
		if (step == this.steps.decide()) {
			Failpoint.reached("C-16");
		}
		try {
			this.transactions.under(night.lease(), () -> {
				step.run(night);
				return night;
			});
		}
		catch (RuntimeException ex) {
			StepFailed failed = StepFailed.of(step.name(), ex);
			log.error("run {} of {}: {}", night.run().id(), night.agency().id(), failed.getMessage());
			throw failed;
		}
		long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
		night.counts().add(step.name(), "millis", millis);
		Map<String, Long> counts = night.counts().of(step.name());
		log.info("run {} of {}: {} done {}", night.run().id(), night.agency().id(), step.name(), counts);
	}

}
