package org.greffier.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

import com.zaxxer.hikari.HikariDataSource;
import org.greffier.casefile.CaseEvents;
import org.greffier.casefile.Copies;
import org.greffier.casefile.Documents;
import org.greffier.casefile.Envelopes;
import org.greffier.casefile.Forms;
import org.greffier.casefile.Threads;
import org.greffier.catalogue.Catalogue;
import org.greffier.catalogue.CatalogueLoader;
import org.greffier.jobs.FencedTransactions;
import org.greffier.safe.AccessTokens;
import org.greffier.safe.Keys;
import org.greffier.safe.LeaseSettings;
import org.greffier.safe.Leases;
import org.greffier.safe.WriteBarrier;
import org.greffier.safe.Vault;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** The database, the catalogue, the ledger and what keeps them safe. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LeaseSettings.class)
class StoreWiring {

	@Bean
	Clock clock(Settings settings) {
		return settings.clock();
	}

	@Bean
	HikariDataSource dataSource(Settings settings) {
		Settings.Database database = settings.database();
		HikariDataSource source = new HikariDataSource();
		source.setJdbcUrl(database.url());
		source.setUsername(database.user());
		source.setPassword(database.password());
		source.setMaximumPoolSize(database.connections());
		source.setPoolName("greffier");
		return source;
	}

	@Bean
	JdbcTransactionManager transactionManager(HikariDataSource source) {
		return new JdbcTransactionManager(source);
	}

	@Bean
	JdbcClient jdbcClient(HikariDataSource source) {
		return JdbcClient.create(source);
	}

	@Bean
	Leases leases(JdbcClient jdbc) {
		return new Leases(jdbc);
	}

	@Bean
	AccessTokens accessTokens() {
		return new AccessTokens();
	}

	@Bean
	WriteBarrier writeBarrier(JdbcClient jdbc) {
		return new WriteBarrier(jdbc);
	}

	@Bean
	FencedTransactions transactions(PlatformTransactionManager manager, Leases leases) {
		return new FencedTransactions(manager, leases);
	}

	@Bean
	Catalogue catalogue(Settings settings) {
		return CatalogueLoader.load(settings.jobs(), SecretNames.of(settings.secrets()));
	}

	@Bean
	Keys keys(Settings settings) {
		Path file = settings.keys();
		try {
			return Keys.read(file);
		}
		catch (IOException ex) {
			throw Refusal.wrongUse("greffier.keys: the file " + file + " cannot be read");
		}
		catch (IllegalArgumentException ex) {
			throw Refusal.wrongUse("greffier.keys: " + file + ", " + ex.getMessage());
		}
	}

	@Bean
	Vault vault(Keys keys) {
		return new Vault(keys);
	}

	@Bean
	CaseEvents caseEvents(JdbcClient jdbc, Clock clock) {
		return new CaseEvents(jdbc, clock);
	}

	@Bean
	Documents documents(JdbcClient jdbc, Vault vault, Clock clock) {
		return new Documents(jdbc, vault, clock);
	}

	@Bean
	Envelopes envelopes(JdbcClient jdbc, Vault vault, CaseEvents events, Documents documents, Clock clock) {
		return new Envelopes(jdbc, vault, events, documents, clock);
	}

	@Bean
	Copies copies(JdbcClient jdbc) {
		return new Copies(jdbc);
	}

	@Bean
	Threads threads(JdbcClient jdbc, CaseEvents events) {
		return new Threads(jdbc, events);
	}

	@Bean
	Forms forms(JdbcClient jdbc, Vault vault, CaseEvents events, Clock clock) {
		return new Forms(jdbc, vault, events, clock);
	}

}
