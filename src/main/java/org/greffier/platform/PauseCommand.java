package org.greffier.platform;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.greffier.catalogue.Agency;
import org.greffier.catalogue.Catalogue;
import org.greffier.form.AgencyId;
import org.greffier.jobs.Pause;
import org.greffier.jobs.Pauses;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code admin pause}: a body's schedule and triggers start nothing for a while. */
@Command(name = "pause", mixinStandardHelpOptions = true,
		description = "Lets a body's schedule and triggers start nothing. A run that is asked for still runs.")
final class PauseCommand implements Callable<Integer> {

	@Mixin
	private Product product = new Product();

	@Parameters(paramLabel = "BODY", description = "an agency, such as ramq")
	private String body = "";

	@Option(names = "--until", paramLabel = "DATE",
			description = "the first day on which it works again; until admin resume if not given")
	private @Nullable LocalDate until;

	@Option(names = "--reason", paramLabel = "TEXT",
			description = "for the clerks, one line of at most 200 characters; nothing about a person")
	private String reason = "";

	@Option(names = "--by", paramLabel = "NAME", defaultValue = "${sys:user.name}",
			description = "who decided it, for the audit (default: the user of this machine)")
	private String by = "";

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() {
		checkName(this.by);
		try (ConfigurableApplicationContext context = this.product.start(WebApplicationType.NONE)) {
			Agency agency = agency(context, this.body);
			LocalDate today = LocalDate.ofInstant(context.getBean(Clock.class).instant(), agency.schedule().zone());
			if (this.until != null && !this.until.isAfter(today)) {
				throw Refusal.wrongUse("--until is a day after today, " + today);
			}
			Pause pause = begin(context.getBean(Pauses.class), agency);
			this.spec.commandLine()
				.getOut()
				.println(agency.id() + ": paused "
						+ pause.until().map((day) -> "until " + day).orElse("until admin resume " + agency.id()));
			this.spec.commandLine().getOut().flush();
			return 0;
		}
	}

	private Pause begin(Pauses pauses, Agency agency) {
		try {
			return pauses.begin(agency, Optional.ofNullable(this.until), this.reason, this.by);
		}
		catch (IllegalArgumentException ex) {
			throw Refusal.wrongUse("--reason is one line of at most " + Pause.REASON + " characters");
		}
	}

	static void checkName(String by) {
		if (!by.matches("[A-Za-z0-9._-]{1,60}")) {
			throw Refusal.wrongUse("--by is a name of letters, digits, dots, underscores and hyphens");
		}
	}

	static Agency agency(ConfigurableApplicationContext context, String body) {
		Catalogue catalogue = context.getBean(Catalogue.class);
		try {
			return catalogue.agency(new AgencyId(body));
		}
		catch (IllegalArgumentException ex) {
			throw Refusal.wrongUse("BODY is one of " + catalogue.agencies().keySet());
		}
	}

}
