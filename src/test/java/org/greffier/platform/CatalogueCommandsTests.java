package org.greffier.platform;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code greffier forms} and {@code greffier check}, as people and machines call them.
 */
class CatalogueCommandsTests {

	@TempDir
	Path folder;

	private final StringWriter out = new StringWriter();

	private int execute(Object command, String... arguments) {
		return new CommandLine(command).setOut(new PrintWriter(this.out))
			.setErr(new PrintWriter(this.out))
			.setExecutionExceptionHandler((ex, line, parsed) -> {
				if (ex instanceof Refusal refusal) {
					this.out.append(refusal.getMessage());
					return refusal.exitCode();
				}
				throw ex;
			})
			.execute(arguments);
	}

	private static Schema schema(String name) throws IOException {
		return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
			.getSchema(Files.readString(Path.of("src/main/resources/schema", name + ".schema.json")), InputFormat.JSON);
	}

	@Test
	void formsWritesEveryBlankInBothLanguages() {
		assertThat(execute(new FormsCommand(), this.folder.toString())).isZero();

		assertThat(this.folder).isDirectoryContaining("glob:**/ramq-delegation-fr.pdf")
			.isDirectoryContaining("glob:**/ramq-delegation-en.pdf")
			.isDirectoryContaining("glob:**/ramq-establishment-fr.pdf")
			.isDirectoryContaining("glob:**/ramq-establishment-en.pdf")
			.isDirectoryContaining("glob:**/amp-user-fr.pdf")
			.isDirectoryContaining("glob:**/amp-user-en.pdf");
		assertThat(this.out.toString().lines()).hasSize(6);
	}

	@Test
	void formsPrintsFieldsTypesAndPlacesAsItsSchemaSays() throws IOException {
		assertThat(execute(new FormsCommand(), "--json")).isZero();

		JsonNode json = JsonMapper.shared().readTree(this.out.toString());
		assertThat(schema("forms").validate(json)).isEmpty();
		assertThat(json.at("/forms/1/kind").asString()).isEqualTo("ramq-delegation");
		assertThat(json.at("/forms/0/fields/0/name").asString()).isEqualTo("organisation.name");
		assertThat(json.at("/forms/0/files").isMissingNode()).isTrue();
	}

	@Test
	void formsDrawsNothingOfABrokenCatalogue() {
		assertThat(execute(new FormsCommand(), "--jobs", this.folder.toString(), this.folder.resolve("out").toString()))
			.isEqualTo(2);

		assertThat(this.folder.resolve("out")).doesNotExist();
	}

	@Test
	void checkIsContentWithTheShippedCatalogue() {
		assertThat(execute(new CheckCommand())).isZero();

		assertThat(this.out.toString()).contains("jobs is good");
	}

	@Test
	void checkNamesMistakesAsItsSchemaSaysAndFails() throws IOException {
		assertThat(execute(new CheckCommand(), this.folder.toString(), "--json")).isEqualTo(1);

		JsonNode json = JsonMapper.shared().readTree(this.out.toString());
		assertThat(schema("check").validate(json)).isEmpty();
		assertThat(json.path("mistakes").size()).isPositive();
	}

	@Test
	void checkOfNoFolderIsWrongUse() {
		assertThat(execute(new CheckCommand(), this.folder.resolve("none").toString())).isEqualTo(2);
		assertThat(execute(new CheckCommand(), "--jsn")).isEqualTo(2);
	}

}
