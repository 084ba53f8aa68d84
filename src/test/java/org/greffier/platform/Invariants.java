package org.greffier.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.greffier.platform.MailHost.Kept;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * What must hold after every fault (FAULTS INV1 to INV5 and INV7; INV6 is the test's own:
 * the next good mail is handled). Counts by connections of its own.
 */
final class Invariants {

	private final LiveHouse house;

	Invariants(LiveHouse house) {
		this.house = house;
	}

	/**
	 * Asserts them all.
	 * @param mails how many distinct mails came in
	 * @param users how many approved requests of new users were among them
	 * @param recipients everybody who may have been written to
	 */
	void hold(int mails, int users, Set<String> recipients) throws IOException {
		eachMailOnce(mails);
		eachUserOnce(users);
		oneWorkingPassword(users);
		halvesWentToTheirOwn();
		nobodyElseWasWrittenTo(recipients);
		noPasswordIsKept();
	}

	private void eachMailOnce(int mails) {
		List<String> states = this.house.jdbc().sql("select status from envelope").query(String.class).list();
		List<Kept> inMailbox = this.house.mail().messages(LiveHouse.MAILBOX);

		assertThat(states).as("INV1: one row a mail, in an end state").hasSize(mails).containsOnly("CLOSED");
		assertThat(inMailbox).as("INV1: no mail was lost or copied").hasSize(mails);
		assertThat(inMailbox).as("INV1: all were moved").allMatch((kept) -> kept.folder().endsWith("Processed"));
		assertThat(count("select count(*) from run where state <> 'COMPLETED'")).as("no run is left open").isZero();
	}

	private void eachUserOnce(int users) {
		assertThat(count("select count(*) from account")).as("INV2").isEqualTo(users);
		assertThat(count("select count(*) from person")).as("INV2: two persons a request").isEqualTo(2 * users);
		assertThat(count("select count(*) from form where status = 'DELIVERED'")).as("INV2").isEqualTo(users);
	}

	/**
	 * Of all the passwords that were ever sent to one address, exactly one works, the
	 * last.
	 */
	private void oneWorkingPassword(int users) {
		Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
		List<String> hashes = this.house.jdbc()
			.sql("select temporary_hash from account where temporary_hash is not null")
			.query(String.class)
			.list();
		Map<String, List<String>> passwords = new TreeMap<>();
		this.house.sent()
			.stream()
			.filter(SentMail::isPassword)
			.forEach((mail) -> passwords.computeIfAbsent(mail.to(), (to) -> new ArrayList<>())
				.add(mail.half().orElseThrow()));

		assertThat(passwords).as("INV4: each user got a password").hasSize(users);
		passwords.values().forEach((sent) -> {
			List<Boolean> works = sent.stream()
				.map((password) -> hashes.stream().anyMatch((hash) -> encoder.matches(password, hash)))
				.toList();
			assertThat(works.stream().filter((w) -> w)).as("INV3").hasSize(1);
			assertThat(works.get(works.size() - 1)).as("INV3: the last one sent").isTrue();
		});
	}

	private void halvesWentToTheirOwn() {
		Set<String> usernames = new TreeSet<>();
		Set<String> passwords = new TreeSet<>();
		this.house.sent().forEach((mail) -> {
			if (mail.isUsername()) {
				usernames.add(mail.to());
			}
			if (mail.isPassword()) {
				passwords.add(mail.to());
			}
		});
		List<String> secrets = this.house.sent().stream().flatMap((mail) -> mail.half().stream()).toList();

		assertThat(usernames).as("INV4: nobody got both halves").doesNotContainAnyElementsOf(passwords);
		this.house.sent()
			.forEach((mail) -> assertThat(secrets.stream().filter((mail.text() + mail.html())::contains).distinct())
				.as("L-14: one mail holds at most one half")
				.hasSizeLessThanOrEqualTo(1));
		this.house.sent()
			.stream()
			.filter(SentMail::isUsername)
			.collect(Collectors.groupingBy(SentMail::to))
			.values()
			.forEach((copies) -> {
				assertThat(copies).as("C-08: at most one duplicate").hasSizeLessThanOrEqualTo(2);
				assertThat(Set.copyOf(copies)).as("C-08: with the same Message-ID and content").hasSize(1);
			});
	}

	private void nobodyElseWasWrittenTo(Set<String> recipients) {
		assertThat(this.house.sent().stream().map(SentMail::to)).as("INV7").isSubsetOf(recipients);
	}

	/**
	 * Everything that the product leaves behind, searched for every password it ever
	 * sent.
	 */
	private void noPasswordIsKept() throws IOException {
		Map<String, byte[]> left = traces();
		List<String> passwords = this.house.sent()
			.stream()
			.filter(SentMail::isPassword)
			.map((mail) -> mail.half().orElseThrow())
			.distinct()
			.toList();
		for (String password : passwords) {
			Canary canary = new Canary(password);
			left.forEach((where, bytes) -> assertThat(canary.in(bytes)).as("INV5: " + where).isEmpty());
		}
	}

	/**
	 * Logs, all rows of all tables, temporary files and the mailbox that the product
	 * reads, by name.
	 */
	Map<String, byte[]> traces() throws IOException {
		Map<String, byte[]> traces = new TreeMap<>();
		traces.put("logs", this.house.logs().getBytes(StandardCharsets.UTF_8));
		for (String table : this.house.jdbc()
			.sql("select quote_ident(table_name) from information_schema.tables where table_schema = 'public'")
			.query(String.class)
			.list()) {
			String rows = String.join("\n",
					this.house.jdbc().sql("select t::text from " + table + " t").query(String.class).list());
			traces.put("table " + table, rows.getBytes(StandardCharsets.UTF_8));
		}
		try (Stream<Path> files = Files.walk(this.house.temporary())) {
			files.filter(Files::isRegularFile).forEach((file) -> traces.put("file " + file.getFileName(), read(file)));
		}
		for (Kept kept : this.house.mail().messages(LiveHouse.MAILBOX)) {
			traces.put("mailbox " + kept.folder() + " " + kept.uid(), kept.raw());
		}
		return traces;
	}

	private static byte[] read(Path file) {
		try {
			return Files.readAllBytes(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private int count(String sql) {
		return this.house.jdbc().sql(sql).query(Integer.class).single();
	}

}
