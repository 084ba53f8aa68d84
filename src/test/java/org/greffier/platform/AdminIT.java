package org.greffier.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.greffier.safe.Keys;
import org.greffier.safe.Vault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class AdminIT {

	@TempDir
	private Path folder;

	@Test
	void rotationKnowsEveryColumnThatIsSealed() {
		Set<String> bytes = new TreeSet<>(JdbcClient.create(TestDatabase.fresh().owner()).sql("""
				select table_name || '.' || column_name from information_schema.columns
				where table_schema = 'public' and data_type = 'bytea' and column_name !~ '(^|_)hash$'
				""").query(String.class).list());

		assertThat(AdminCommand.SEALED).extracting((column) -> column.table() + "." + column.column())
			.containsExactlyInAnyOrderElementsOf(bytes);
	}

	@Test
	void verifiesTheAuditAndRotatesTheKeysOfANightThatWasRun() throws Exception {
		try (LiveHouse house = new LiveHouse(this.folder)) {
			house.deliverSample("accepted-fr");
			assertThat(house.command("run", "ramq")).as(house.logs()).isZero();
			assertThat(house.command("admin", "audit", "verify")).as(house.logs()).isZero();
			assertThat(house.command("admin", "mailboxes")).as(house.logs()).isZero();
			assertThat(house.logs()).contains("amp: boîte de courriel\u00a0: jamais relevée",
					"ramq: boîte de courriel\u00a0: relevée le ");

			Path file = this.folder.resolve("keys");
			List<String> lines = new ArrayList<>(Files.readAllLines(file));
			lines.add("k2=" + Base64.getEncoder().encodeToString(new byte[32]));
			Files.write(file, lines);
			assertThat(house.command("admin", "keys", "rotate")).as(house.logs()).isZero();

			Vault later = new Vault(Keys.of(lines.stream().filter((line) -> !line.startsWith("k1=")).toList()));
			List<byte[]> readings = house.jdbc()
				.sql("select reading from form")
				.query((row, n) -> row.getBytes(1))
				.list();
			assertThat(readings).isNotEmpty()
				.allSatisfy((sealed) -> assertThat(later.open(sealed, "form.reading")).isNotEmpty());
		}
	}

	@Test
	void namesABrokenChainWithItsExitCode() throws Exception {
		try (LiveHouse house = new LiveHouse(this.folder)) {
			house.deliverSample("no-file");
			assertThat(house.command("run", "ramq")).as(house.logs()).isZero();
			house.jdbc().sql("alter table case_event disable trigger case_event_append_only").update();
			house.jdbc().sql("update case_event set why = 'nothing' where agency = 'ramq' and seq = 2").update();

			assertThat(house.command("admin", "audit", "verify")).isEqualTo(1);
			assertThat(house.logs()).contains("broken at 2");
		}
	}

}
