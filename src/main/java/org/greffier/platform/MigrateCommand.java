package org.greffier.platform;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Brings the schema up; the only command that holds the owner's role. */
@Command(name = "migrate", mixinStandardHelpOptions = true,
		description = "Brings the database's schema up to this product's, with the owner's role.")
final class MigrateCommand implements Callable<Integer> {

	@Mixin
	private Product product = new Product();

	@Option(names = "--json", description = "for machines")
	private boolean json;

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() {
		Settings.Database database = this.product.settings().database();
		Settings.Owner owner = database.owner();
		if (owner.user() == null || owner.password() == null) {
			throw Refusal.wrongUse("greffier.database.owner.user and greffier.database.owner.password must be set:"
					+ " the role that owns the schema");
		}
		MigrateResult result = migrate(database, owner);
		PrintWriter out = this.spec.commandLine().getOut();
		String version = Optional.ofNullable(result.targetSchemaVersion).orElse(result.initialSchemaVersion);
		if (this.json) {
			out.println(JsonMapper.shared()
				.writeValueAsString(Map.of("applied", result.migrationsExecuted, "version", String.valueOf(version))));
		}
		else {
			out.println("schema at version " + version + ", " + result.migrationsExecuted + " migrations applied");
		}
		out.flush();
		return 0;
	}

	private static MigrateResult migrate(Settings.Database database, Settings.Owner owner) {
		try {
			return Flyway.configure()
				.dataSource(database.url(), owner.user(), owner.password())
				.placeholders(Map.of("app", database.user()))
				.load()
				.migrate();
		}
		catch (FlywayException ex) {
			throw Refusal.failed("the schema could not be brought up: " + ex.getClass().getSimpleName()
					+ ", error code " + ex.getErrorCode() + "; nothing of the failed migration stands");
		}
	}

}
