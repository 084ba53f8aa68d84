package org.greffier.platform;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import picocli.CommandLine.Option;

/**
 * The options that every command shares which works with the database, and the start of
 * the product.
 */
final class Product {

	@Option(names = "--jobs", paramLabel = "DIR", description = "the catalogue's folder (default: jobs)")
	private @Nullable Path jobs;

	@Option(names = "--at", paramLabel = "INSTANT",
			description = "starts the product's clock here, such as 2026-11-02T07:30:00Z; for demonstrations")
	private @Nullable Instant at;

	@Option(names = "--config", paramLabel = "FILE", description = "a YAML or properties file with settings")
	private @Nullable Path config;

	/** Starts everything, once the settings and the database were found good. */
	ConfigurableApplicationContext start(WebApplicationType web, Class<?>... more) {
		SpringApplication application = application(web, Wiring.class);
		application.addPrimarySources(List.of(more));
		application.addInitializers((ApplicationContextInitializer<GenericApplicationContext>) (context) -> {
			Settings settings = SettingsReader.read(context.getEnvironment());
			SchemaGate.check(settings.database());
			context.registerBean(Settings.class, () -> settings);
		});
		return run(application);
	}

	/** The settings alone, for a command that starts nothing. */
	Settings settings() {
		SpringApplication application = application(WebApplicationType.NONE, Nothing.class);
		List<Settings> read = new ArrayList<>();
		application.addInitializers((context) -> read.add(SettingsReader.read(context.getEnvironment())));
		run(application).close();
		return read.get(0);
	}

	private ConfigurableApplicationContext run(SpringApplication application) {
		try {
			return application.run(arguments());
		}
		catch (RuntimeException ex) {
			throw StartFailures.line(ex);
		}
	}

	private static SpringApplication application(WebApplicationType web, Class<?> source) {
		SpringApplication application = new SpringApplication(source);
		application.setWebApplicationType(web);
		application.setRegisterShutdownHook(true);
		return application;
	}

	private String[] arguments() {
		List<String> arguments = new ArrayList<>();
		if (this.jobs != null) {
			arguments.add("--greffier.jobs=" + this.jobs);
		}
		if (this.at != null) {
			arguments.add("--greffier.at=" + this.at);
		}
		if (this.config != null) {
			arguments.add("--spring.config.additional-location=" + this.config.toUri());
		}
		return arguments.toArray(String[]::new);
	}

	/** A context without beans. */
	static final class Nothing {

	}

}
