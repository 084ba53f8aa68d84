package org.greffier.platform;

import java.time.Clock;

import org.greffier.casefile.CaseEvents;
import org.greffier.casefile.Documents;
import org.greffier.casefile.Envelopes;
import org.greffier.casefile.Forms;
import org.greffier.casefile.Threads;
import org.greffier.catalogue.Catalogue;
import org.greffier.delivery.RepliedLetters;
import org.greffier.delivery.Bounces;
import org.greffier.delivery.Courier;
import org.greffier.delivery.Gate;
import org.greffier.delivery.Outbox;
import org.greffier.intake.Collector;
import org.greffier.intake.MailCount;
import org.greffier.intake.Opener;
import org.greffier.jobs.AccountSecrets;
import org.greffier.jobs.BulkGrants;
import org.greffier.jobs.ClerkMail;
import org.greffier.jobs.FactsOfForm;
import org.greffier.jobs.FencedTransactions;
import org.greffier.jobs.MailboxHealth;
import org.greffier.jobs.NightJob;
import org.greffier.jobs.NightSettings;
import org.greffier.jobs.NightSteps;
import org.greffier.jobs.Nights;
import org.greffier.jobs.Pauses;
import org.greffier.jobs.Reissue;
import org.greffier.jobs.Reports;
import org.greffier.jobs.Runs;
import org.greffier.reading.Reader;
import org.greffier.registry.Accounts;
import org.greffier.registry.Activation;
import org.greffier.registry.Credentials;
import org.greffier.registry.Enrolment;
import org.greffier.registry.GrantBatches;
import org.greffier.registry.GrantorStatus;
import org.greffier.registry.GrantorTables;
import org.greffier.registry.Mandates;
import org.greffier.registry.Persons;
import org.greffier.registry.Terms;
import org.greffier.registry.Withdrawals;
import org.greffier.safe.AccessTokens;
import org.greffier.safe.LeaseSettings;
import org.greffier.safe.Leases;
import org.greffier.safe.Vault;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The night: its steps, its job, its runs. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NightSettings.class)
class NightWiring {

	@Bean
	Runs runs(JdbcClient jdbc, CaseEvents events, Clock clock) {
		return new Runs(jdbc, events, clock);
	}

	@Bean
	Pauses pauses(JdbcClient jdbc, CaseEvents events, FencedTransactions transactions, Clock clock) {
		return new Pauses(jdbc, events, transactions, clock);
	}

	@Bean
	Reports reports(Envelopes envelopes, Forms forms, Outbox outbox, Runs runs, Pauses pauses, MailboxHealth health,
			AccessTokens tokens, Clock clock) {
		return new Reports(envelopes, forms, outbox, runs, pauses, health, clock, new MailCount(tokens)::of);
	}

	@Bean
	MailboxHealth mailboxHealth(JdbcClient jdbc, Clock clock) {
		return new MailboxHealth(jdbc, clock);
	}

	@Bean
	FactsOfForm factsOfForm(Envelopes envelopes, Forms forms, GrantorTables tables, Persons persons, Accounts accounts,
			Vault vault) {
		return new FactsOfForm(envelopes, forms, tables, persons, accounts, vault);
	}

	@Bean
	NightSteps.Ledger ledger(Catalogue catalogue, Envelopes envelopes, Forms forms, Documents documents,
			Threads threads) {
		return new NightSteps.Ledger(catalogue, envelopes, forms, documents, threads);
	}

	@Bean
	NightSteps.Intake intake(Collector collector, Opener opener, MailboxHealth health) {
		return new NightSteps.Intake(collector, opener, health);
	}

	@Bean
	NightSteps.Registry registry(Enrolment enrolment, Persons persons, Accounts accounts, Withdrawals withdrawals,
			GrantorStatus grantors, Mandates mandates, Terms terms, BulkGrants batches, Credentials credentials,
			Activation activation) {
		return new NightSteps.Registry(enrolment, persons, accounts, withdrawals, grantors, mandates, terms, batches,
				credentials, activation);
	}

	@Bean
	BulkGrants bulkGrants(GrantBatches batches, NightSteps.Ledger ledger, Persons persons, Outbox outbox,
			CaseEvents events, FencedTransactions transactions, Clock clock) {
		return new BulkGrants(batches, ledger, persons, outbox, events, transactions, clock);
	}

	@Bean
	NightSteps.Post post(Outbox outbox, RepliedLetters replied, Courier courier, Bounces bounces, Gate gate) {
		return new NightSteps.Post(outbox, replied, courier, bounces, gate);
	}

	@Bean
	NightSteps nightSteps(Settings settings, NightSteps.Ledger ledger, NightSteps.Intake intake, Reader reader,
			NightSteps.Registry registry, NightSteps.Post post, FactsOfForm facts, Reports reports,
			FencedTransactions transactions, Clock clock) {
		return new NightSteps(ledger, intake, reader, settings.reading().workersHere(), registry, post, facts, reports,
				transactions, clock);
	}

	@Bean
	Reissue reissue(NightSteps.Ledger ledger, NightSteps.Registry registry, Outbox outbox, FactsOfForm facts,
			FencedTransactions transactions) {
		return new Reissue(ledger, registry, outbox, facts, transactions);
	}

	@Bean
	NightJob nightJob(JobRepository repository, FencedTransactions transactions, NightSteps steps) {
		return new NightJob(repository, transactions, steps);
	}

	@Bean
	ClerkMail clerkMail(NightSteps.Post post, Credentials credentials, NightSettings settings,
			FencedTransactions transactions) {
		return new ClerkMail(post.outbox(), post.courier(), new AccountSecrets(credentials), settings, transactions);
	}

	@Bean
	Nights nights(Leases leases, LeaseSettings settings, FencedTransactions transactions, Runs runs, NightJob job,
			JobOperator operator, JobRepository repository, NightSteps steps, Reports reports, ClerkMail clerks,
			Clock clock) {
		return new Nights(leases, settings, transactions, runs, job, operator, repository, steps, reports, clerks,
				clock);
	}

}
