package org.greffier.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;

import org.greffier.platform.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrantorTablesTests {

	@TempDir
	Path folder;

	private final GrantorTables tables = new GrantorTables();

	@Test
	void findsTheLinesOfAnIdentifier() throws IOException {
		write("""
				id,familyName,givenName,active
				123456,Lafleur,Maude,true
				1100001230,"Roy, dit Desjardins","Jean ""Jo""\",oui
				1100001230,Gagnon,Luce,false
				""");

		assertThat(lines("123456")).containsExactly(new GrantorLine("Lafleur", "Maude", true, Optional.empty()));
		assertThat(lines(" 1100001230 ")).containsExactly(
				new GrantorLine("Roy, dit Desjardins", "Jean \"Jo\"", true, Optional.empty()),
				new GrantorLine("Gagnon", "Luce", false, Optional.empty()));
		assertThat(lines("999999")).isEmpty();
	}

	@Test
	void anAbsentTableIsNotAnEmptyOne() {
		assertThat(this.tables.lines(RegistryFixtures.agency(RegistryFixtures.RAMQ, this.folder), "grantors", "1"))
			.isEmpty();
	}

	@Test
	void aTableThatIsNotAsDescribedCountsAsAbsent() throws IOException {
		for (String broken : List.of("", "number,name\n1,x\n", "id,familyName,givenName,active\n1,Roy,Paul\n",
				"id,familyName,givenName,active\n1,Roy,Paul,perhaps\n",
				"id,familyName,givenName,active,capacity\n1,Roy,Paul,true\n")) {
			write(broken);
			assertThat(this.tables.lines(RegistryFixtures.agency(RegistryFixtures.RAMQ, this.folder), "grantors", "1"))
				.isEmpty();
		}
	}

	@Test
	void readsATableAgainWhenItIsReplaced() throws IOException {
		write("id,familyName,givenName,active\n1,Roy,Paul,true\n");
		assertThat(lines("1").get(0).active()).isTrue();

		write("id,familyName,givenName,active\r\n1,Roy,Paul,false\r\n");

		assertThat(lines("1").get(0).active()).isFalse();
	}

	@Test
	void readsWhatASpreadsheetWrites() throws IOException {
		write("\uFEFFid,familyName,givenName,active\r\n\r\n1,Roy,Éloïse,1");

		assertThat(lines("1")).containsExactly(new GrantorLine("Roy", "Éloïse", true, Optional.empty()));
	}

	@Test
	@Row("RAMQ-29")
	void readsWhatAPersonIsToAnOrganisation() throws IOException {
		write("id,familyName,givenName,active,capacity\n1,Roy,Paul,true,dg\n");

		assertThat(lines("1")).containsExactly(new GrantorLine("Roy", "Paul", true, Optional.of("dg")));
	}

	private List<GrantorLine> lines(String id) {
		return this.tables.lines(RegistryFixtures.agency(RegistryFixtures.RAMQ, this.folder), "grantors", id)
			.orElseThrow();
	}

	private void write(String text) throws IOException {
		Path file = this.folder.resolve("reference/grantors.csv");
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
		Files.setLastModifiedTime(file, FileTime.fromMillis(System.nanoTime() / 1000));
	}

}
