package org.greffier.platform;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.greffier.catalogue.Agency;
import org.greffier.catalogue.Blanks;
import org.greffier.catalogue.CatalogueLoader;
import org.greffier.catalogue.FormKind;
import org.greffier.form.AgencyId;
import org.greffier.form.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ReadCommandIT {

	@TempDir
	private Path folder;

	private Path blank() throws IOException {
		Agency agency = CatalogueLoader.loadOffline(Path.of("jobs")).agency(new AgencyId("ramq"));
		FormKind kind = java.util.Objects.requireNonNull(agency.kinds().get("ramq-delegation"));
		return Files.write(this.folder.resolve("blank.pdf"), Blanks.draw(kind, agency, Language.EN));
	}

	private static Printed run(String... arguments) {
		CommandLine line = new CommandLine(new ReadCommand()).setCaseInsensitiveEnumValuesAllowed(true);
		StringWriter out = new StringWriter();
		line.setOut(new PrintWriter(out));
		return new Printed(line.execute(arguments), out.toString());
	}

	@Test
	void jsonKeepsItsPublishedSchema() throws IOException {
		Path word = Files.writeString(this.folder.resolve("form.docx"), "PK\u0003\u0004 word/",
				StandardCharsets.ISO_8859_1);
		Path torn = Files.writeString(this.folder.resolve("torn.pdf"), "%PDF-1.7 and no more");
		Printed printed = run("--json", blank().toString(), word.toString(), torn.toString());

		assertThat(printed.code()).isZero();
		assertThat(errors(printed.out())).isEmpty();
		JsonNode json = JsonMapper.shared().readTree(printed.out());
		assertThat(json.path(0).path("kind").asString()).isEqualTo("ramq-delegation");
		assertThat(json.path(0).path("language").asString()).isEqualTo("en");
		assertThat(json.path(0).path("signatures").path("user").path("state").asString()).isEqualTo("absent");
		assertThat(json.path(1).path("problems").path(0).path("code").asString()).isEqualTo("NOT_PDF");
		assertThat(json.path(2).path("problems").path(0).path("code").asString()).isEqualTo("PDF_DAMAGED");
	}

	@Test
	void schemaRefusesWhatIsNoReading() throws IOException {
		assertThat(errors("[{\"file\": \"a.pdf\", \"sha256\": \"12\", \"problems\": []}]")).isNotEmpty();
	}

	@Test
	void saysInWordsWhatWasRead() throws IOException {
		Printed printed = run("--lang", "fr", blank().toString());

		assertThat(printed.code()).isZero();
		assertThat(printed.out()).contains("ramq-delegation|", "grantor.email", "user signature", "absent");
	}

	private static List<Error> errors(String json) throws IOException {
		String schema = Files.readString(Path.of("src/main/resources/schema/read.schema.json"));
		return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
			.getSchema(schema, InputFormat.JSON)
			.validate(json, InputFormat.JSON);
	}

	private record Printed(int code, String out) {
	}

}
