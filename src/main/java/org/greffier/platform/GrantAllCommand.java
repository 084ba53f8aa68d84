package org.greffier.platform;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.Callable;

import org.greffier.catalogue.Agency;
import org.greffier.catalogue.ChoiceSpec;
import org.greffier.jobs.BulkGrants;
import org.greffier.registry.GrantBatch;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code admin grant-all}: everybody who has one access gets another. Without
 * {@code --yes} it only counts.
 */
@Command(name = "grant-all", mixinStandardHelpOptions = true,
		description = "Gives an access to everybody who has another one. Counts only, unless --yes is given.")
final class GrantAllCommand implements Callable<Integer> {

	@Mixin
	private Product product = new Product();

	@Parameters(paramLabel = "BODY", description = "an agency, such as ramq")
	private String body = "";

	@Option(names = "--service", required = true, paramLabel = "CODE", description = "what is given, such as msec")
	private String service = "";

	@Option(names = "--to-holders-of", required = true, paramLabel = "CODE",
			description = "who has this in force gets it, such as fact")
	private String held = "";

	@Option(names = "--from", paramLabel = "DATE",
			description = "the first day; a night then gives it (default: today)")
	private @Nullable LocalDate from;

	@Option(names = "--by", required = true, paramLabel = "NAME", description = "who decided it, for the audit")
	private String by = "";

	@Option(names = "--reason", required = true, paramLabel = "TEXT",
			description = "one line of at most 200 characters; nothing about a person")
	private String reason = "";

	@Option(names = "--letters", description = "tell both parties, at confirmed addresses")
	private boolean letters;

	@Option(names = "--yes", description = "do it")
	private boolean yes;

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() {
		PauseCommand.checkName(this.by);
		if (!this.reason.matches("\\P{Cntrl}{1,200}")) {
			throw Refusal.wrongUse("--reason is one line of at most 200 characters");
		}
		try (ConfigurableApplicationContext context = this.product.start(WebApplicationType.NONE)) {
			Agency agency = PauseCommand.agency(context, this.body);
			BulkGrants grants = context.getBean(BulkGrants.class);
			LocalDate today = grants.today(agency);
			LocalDate start = (this.from == null) ? today : this.from;
			if (start.isBefore(today)) {
				throw Refusal.wrongUse("--from is today, " + today + ", or a later day");
			}
			GrantBatch batch = new GrantBatch(UUID.randomUUID(), agency.id(), choice(agency), this.held, this.service,
					start, this.letters, false);
			PrintWriter out = this.spec.commandLine().getOut();
			int accounts = grants.accounts(batch);
			if (!this.yes) {
				out.println(agency.id() + ": " + this.service + " for " + accounts + " accounts that have " + this.held
						+ ", from " + start + ". Nothing was done; --yes does it.");
			}
			else {
				int granted = grants.order(agency, batch, this.reason, this.by);
				out.println(agency.id() + ": batch " + batch.id() + ", " + this.service + " " + (start.isAfter(today)
						? "will be given by the night of " + start : "given under " + granted + " mandates"));
			}
			out.flush();
			return 0;
		}
	}

	/** The list that both codes are of. */
	private String choice(Agency agency) {
		if (this.held.equals(this.service)) {
			throw Refusal.wrongUse("--service is another code than --to-holders-of");
		}
		return agency.kinds()
			.values()
			.stream()
			.flatMap((kind) -> kind.grants().stream())
			.filter((choice) -> has(choice, this.held) && has(choice, this.service))
			.map((choice) -> choice.name().value())
			.findFirst()
			.orElseThrow(() -> Refusal.wrongUse(
					"--service and --to-holders-of are codes of one list that a form of " + this.body + " grants"));
	}

	private static boolean has(ChoiceSpec choice, String code) {
		return choice.options().stream().anyMatch((option) -> option.code().equals(code));
	}

}
