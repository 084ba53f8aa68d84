package org.greffier.platform;

import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;

import javax.sql.DataSource;

import org.greffier.casefile.CaseEvent;
import org.greffier.casefile.CaseEvents;
import org.greffier.casefile.Copies;
import org.greffier.casefile.Documents;
import org.greffier.casefile.Envelopes;
import org.greffier.casefile.Forms;
import org.greffier.catalogue.Catalogue;
import org.greffier.delivery.RepliedLetters;
import org.greffier.delivery.Bounces;
import org.greffier.delivery.Composer;
import org.greffier.delivery.Courier;
import org.greffier.delivery.DeliverySettings;
import org.greffier.delivery.Gate;
import org.greffier.delivery.LetterJournal;
import org.greffier.delivery.Outbox;
import org.greffier.intake.Collector;
import org.greffier.intake.Opener;
import org.greffier.jobs.FencedTransactions;
import org.greffier.reading.ReaderPool;
import org.greffier.reading.ReaderSettings;
import org.greffier.registry.Accounts;
import org.greffier.registry.Activation;
import org.greffier.registry.CredentialSettings;
import org.greffier.registry.Credentials;
import org.greffier.registry.Directory;
import org.greffier.registry.Enrolment;
import org.greffier.registry.GrantBatches;
import org.greffier.registry.GrantorStatus;
import org.greffier.registry.GrantorTables;
import org.greffier.registry.Mandates;
import org.greffier.registry.OwnDirectory;
import org.greffier.registry.Persons;
import org.greffier.registry.Terms;
import org.greffier.registry.Withdrawals;
import org.greffier.safe.AccessTokens;
import org.greffier.safe.Vault;
import org.greffier.safe.WriteBarrier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The stages: intake, reading, registry, delivery. None knows another. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CredentialSettings.class)
class StageWiring {

	@Bean
	Collector collector(Envelopes envelopes, FencedTransactions transactions, WriteBarrier barrier,
			AccessTokens tokens) {
		return new Collector(envelopes, transactions, barrier, tokens);
	}

	@Bean
	Opener opener(Envelopes envelopes, Copies copies, Documents documents, Forms forms) {
		return new Opener(envelopes, copies, documents, forms);
	}

	@Bean(destroyMethod = "close")
	ReaderPool reader(Settings settings) {
		ReaderSettings here = RunsFromJar.jar()
			.map((jar) -> ReaderSettings.ofJar(settings.jobs(), jar, "reader"))
			.orElseGet(() -> ReaderSettings.ofClassPath(settings.jobs()));
		Path jobs = settings.jobs();
		return new ReaderPool(new ReaderSettings(jobs, settings.reading().workersHere(), settings.reading().heapMb(),
				here.command()));
	}

	@Bean
	Directory directory(JdbcClient jdbc) {
		return new OwnDirectory(jdbc);
	}

	@Bean
	Persons persons(JdbcClient jdbc, Vault vault) {
		return new Persons(jdbc, vault);
	}

	@Bean
	Accounts accounts(JdbcClient jdbc, Vault vault) {
		return new Accounts(jdbc, vault);
	}

	@Bean
	GrantorTables grantorTables() {
		return new GrantorTables();
	}

	@Bean
	Enrolment enrolment(JdbcClient jdbc, Vault vault, Directory directory, AccountJournal journal, Clock clock) {
		return new Enrolment(jdbc, vault, directory, journal::append, clock);
	}

	@Bean
	Mandates mandates(JdbcClient jdbc, Vault vault, Directory directory, AccountJournal journal, Clock clock) {
		return new Mandates(jdbc, vault, directory, journal::append, clock);
	}

	@Bean
	Terms terms(JdbcClient jdbc, Mandates mandates, Clock clock) {
		return new Terms(jdbc, mandates, clock);
	}

	@Bean
	GrantBatches grantBatches(JdbcClient jdbc, Mandates mandates, Clock clock) {
		return new GrantBatches(jdbc, mandates, clock);
	}

	@Bean
	GrantorStatus grantorStatus(JdbcClient jdbc, Vault vault, GrantorTables tables) {
		return new GrantorStatus(jdbc, vault, tables);
	}

	@Bean
	Withdrawals withdrawals(JdbcClient jdbc, Vault vault, Directory directory, AccountJournal journal, Clock clock) {
		return new Withdrawals(jdbc, vault, directory, journal::append, clock);
	}

	@Bean
	Credentials credentials(JdbcClient jdbc, FencedTransactions transactions, Vault vault, Directory directory,
			CredentialSettings settings, Catalogue catalogue, AccountJournal journal, Clock clock) {
		return new Credentials(jdbc, transactions, vault, directory, settings,
				(agency) -> catalogue.agency(agency).password(), journal::append, clock);
	}

	@Bean
	Activation activation(JdbcClient jdbc, PlatformTransactionManager manager, Vault vault, Directory directory,
			Credentials credentials, CredentialSettings settings, Catalogue catalogue, AccountJournal journal,
			Clock clock) {
		return new Activation(jdbc, manager, vault, directory, credentials, settings,
				(agency) -> catalogue.agency(agency).password(), journal::append, clock);
	}

	@Bean
	AccountJournal accountJournal(CaseEvents events) {
		return new AccountJournal(events);
	}

	@Bean
	DeliverySettings deliverySettings(Settings settings) {
		return DeliverySettings.of(settings.jobs(), settings.activation());
	}

	@Bean
	Composer composer(Catalogue catalogue, DeliverySettings settings) {
		return new Composer(catalogue, settings);
	}

	@Bean
	LetterJournal letterJournal(CaseEvents events) {
		return (agency, letter, from, to, why) -> {
			UUID id = letter.value();
			events.append((from == to) ? CaseEvent.of(agency, "job:decide", "letter", id, "letter.owed", why)
					: CaseEvent.move(agency, "job:deliver", "letter", id, from, to, why));
		};
	}

	@Bean
	Outbox outbox(JdbcClient jdbc, Vault vault, Composer composer, LetterJournal journal, Clock clock) {
		return new Outbox(jdbc, vault, composer, journal, clock);
	}

	@Bean
	RepliedLetters repliedLetters(JdbcClient jdbc, Vault vault) {
		return new RepliedLetters(jdbc, vault);
	}

	@Bean
	Gate gate(Catalogue catalogue) {
		return new Gate(catalogue);
	}

	@Bean
	Courier courier(DataSource source, FencedTransactions transactions, Vault vault, Gate gate, AccessTokens tokens,
			DeliverySettings settings, LetterJournal journal, Clock clock) {
		return new Courier(source, transactions, vault, gate, tokens, settings, journal, transactions::carry, clock);
	}

	@Bean
	Bounces bounces(JdbcClient jdbc, Vault vault, LetterJournal journal, Clock clock) {
		return new Bounces(jdbc, vault, journal, clock);
	}

}
