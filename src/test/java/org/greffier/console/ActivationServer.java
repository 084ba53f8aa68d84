package org.greffier.console;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;

import javax.sql.DataSource;

import org.greffier.catalogue.Catalogue;
import org.greffier.form.FormId;
import org.greffier.platform.TestDatabase;
import org.greffier.registry.Activation;
import org.greffier.registry.CredentialSettings;
import org.greffier.registry.Credentials;
import org.greffier.registry.Directory;
import org.greffier.registry.Enrolled;
import org.greffier.registry.Enrolment;
import org.greffier.registry.OwnDirectory;
import org.greffier.registry.RegistryFixtures;
import org.greffier.registry.TemporaryPassword;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The public pages alone, on a port of their own, with one invited account. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(ConsoleConfiguration.class)
public class ActivationServer {

	/** Time stands still, so that a delay does not pass by itself on a slow machine. */
	private static final Clock CLOCK = Clock.fixed(RegistryFixtures.NOW, ZoneOffset.UTC);

	private static final TestDatabase DATABASE = TestDatabase.fresh();

	static ConfigurableApplicationContext start(int port) {
		return new SpringApplicationBuilder(ActivationServer.class).run("--server.port=" + port,
				"--server.address=127.0.0.1", "--spring.flyway.enabled=false", "--spring.batch.job.enabled=false");
	}

	@Bean
	DataSource dataSource() {
		return DATABASE.app();
	}

	@Bean
	Catalogue catalogue() {
		return new Catalogue(Map.of(RegistryFixtures.RAMQ, RegistryFixtures.agency(RegistryFixtures.RAMQ)), Map.of());
	}

	@Bean
	Directory directory(DataSource source) {
		return new OwnDirectory(JdbcClient.create(source));
	}

	@Bean
	Credentials credentials(DataSource source, Directory directory) {
		return new Credentials(JdbcClient.create(source), new TransactionTemplate(new JdbcTransactionManager(source)),
				RegistryFixtures.VAULT, directory, CredentialSettings.defaults(), (agency) -> RegistryFixtures.POLICY,
				(event) -> {
				}, CLOCK);
	}

	@Bean
	Activation activation(DataSource source, Directory directory, Credentials credentials) {
		return new Activation(JdbcClient.create(source), new JdbcTransactionManager(source), RegistryFixtures.VAULT,
				directory, credentials, CredentialSettings.defaults(), (agency) -> RegistryFixtures.POLICY, (event) -> {
				}, CLOCK);
	}

	@Bean
	Invitations invitations(DataSource source, Directory directory, Credentials credentials) {
		Enrolment enrolment = new Enrolment(JdbcClient.create(source), RegistryFixtures.VAULT, directory, (event) -> {
		}, CLOCK);
		return new Invitations(new TransactionTemplate(new JdbcTransactionManager(source)), enrolment, credentials);
	}

	/** Makes one account after the other. */
	record Invitations(TransactionTemplate transaction, Enrolment enrolment, Credentials credentials) {

		Invited invite(String givenName) {
			Enrolled enrolled = this.transaction
				.execute((status) -> this.enrolment.enrol(RegistryFixtures.agency(RegistryFixtures.RAMQ),
						RegistryFixtures.ramqKind("CE{6 digits}"), FormId.random(),
						RegistryFixtures.aForm()
							.user("Tremblay", givenName, givenName + "@courriel.example")
							.asks("grant.services.sre")
							.read(),
						RegistryFixtures.NOW));
			try (TemporaryPassword password = this.credentials.issue(enrolled.account()).orElseThrow()) {
				return new Invited(enrolled.username(), new String(password.clear()));
			}
		}

	}

	record Invited(String username, String temporary) {
	}

}
