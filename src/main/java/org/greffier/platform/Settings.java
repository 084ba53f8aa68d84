package org.greffier.platform;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is set outside of the catalogue; {@code GREFFIER_DATABASE_URL} in the environment
 * is {@code greffier.database.url}, and so on. A secret may also be a file of that name
 * in the secrets folder.
 *
 * @param jobs the catalogue's folder
 * @param keys the file that holds the keys (see {@code safe.Keys})
 * @param secrets a folder with one file a secret; job.yaml's {@code ${NAME}} is looked up
 * there too
 * @param at the product's clock starts here instead of now, so that samples do not age;
 * for demonstrations and tests
 * @param activation the page where a temporary password is exchanged, as letters name it
 */
@ConfigurationProperties("greffier")
record Settings(@DefaultValue("jobs") Path jobs,
		@NotNull(message = "must be set: the database's url, user and password") @Valid Database database,
		@NotNull(message = "must be set: the file that holds the keys") Path keys, @Nullable Path secrets,
		@Nullable Instant at, @DefaultValue("http://127.0.0.1:8080/activation") URI activation,
		@DefaultValue @Valid Reading reading) {

	/**
	 * The database.
	 *
	 * @param url {@code jdbc:postgresql://host:port/name}
	 * @param user the running role, which can neither alter the schema nor change the
	 * audit
	 * @param owner the owner's role, for {@code migrate} alone
	 * @param connections at most so many at once
	 * @param patience how long a start waits for a database that does not answer
	 */
	record Database(@NotNull(message = "must be set: jdbc:postgresql://host:port/name") String url,
			@NotNull(message = "must be set: the running role") String user,
			@NotNull(message = "must be set: the running role's password") String password, @DefaultValue Owner owner,
			@DefaultValue("10") @Min(2) @Max(100) int connections, @DefaultValue("30s") Duration patience) {

		@Override
		public String toString() {
			return "Database[]";
		}

	}

	/** The role that owns the schema; set where {@code migrate} runs, nowhere else. */
	record Owner(@Nullable String user, @Nullable String password) {

		@Override
		public String toString() {
			return "Owner[]";
		}

	}

	/**
	 * The processes that open documents.
	 *
	 * @param workers how many; 0 is one a core
	 */
	record Reading(@DefaultValue("0") @Min(0) @Max(64) int workers,
			@DefaultValue("256") @Min(64) @Max(4096) int heapMb) {

		int workersHere() {
			return (this.workers > 0) ? this.workers : Runtime.getRuntime().availableProcessors();
		}

	}

	Clock clock() {
		Clock system = Clock.systemUTC();
		return Optional.ofNullable(this.at)
			.map((start) -> Clock.offset(system, Duration.between(system.instant(), start)))
			.orElse(system);
	}

}
