package org.greffier.reading;

import java.nio.file.Files;
import java.nio.file.Path;

import org.greffier.form.FieldName;
import org.greffier.form.Language;
import org.greffier.form.Party;
import org.greffier.scan.Marking;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TruthFileTests {

	@TempDir
	Path folder;

	private BenchCase read(String truth) throws Exception {
		Files.write(this.folder.resolve("a.pdf"), PdfForm.blank("ramq", "ramq-delegation", Language.FR));
		Path file = Files.writeString(this.folder.resolve("truth.json"), "{\"a.pdf\": " + truth + "}");
		TruthFile scans = TruthFile.read(this.folder, file);
		assertThat(scans.names()).containsExactly("a.pdf");
		return scans.file("a.pdf");
	}

	@Test
	void readsWhatOthersSayOfTheirScans() throws Exception {
		BenchCase file = read("""
				{"kind": "ramq-delegation", "class": "copier", "good": true,
				 "fields": {"user.email": "a@b.test"}, "ticks": ["grant.services.fact"],
				 "signatures": {"grantor": "real-hand", "user": "empty"}}""");

		assertThat(file.group()).isEqualTo("copier");
		assertThat(file.pages()).isPositive();
		assertThat(file.addresses()).containsExactly(new FieldName("user.email"));
		assertThat(file.boxes()).contains(new FieldName("grant.services.fact")).hasSizeGreaterThan(1);
		assertThat(file.signatures()).containsEntry(Party.GRANTOR, Marking.REAL_HAND)
			.containsEntry(Party.USER, Marking.EMPTY);
	}

	@Test
	void judgesNoTickOfAFileThatSaysNone() throws Exception {
		BenchCase file = read("{\"kind\": \"ramq-delegation\"}");

		assertThat(file.boxes()).isEmpty();
		assertThat(file.values()).isEmpty();
		assertThat(file.group()).isEqualTo("foreign");
	}

	@Test
	void refusesAFieldThatTheKindHasNot() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> read("{\"kind\": \"ramq-delegation\", \"fields\": {\"user.shoe\": \"42\"}}"))
			.withMessageContaining("user.shoe");
	}

}
