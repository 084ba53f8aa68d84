package org.greffier.platform;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;

import org.greffier.catalogue.Agency;
import org.greffier.catalogue.Catalogue;
import org.greffier.form.AccountId;
import org.greffier.jobs.BulkGrants;
import org.greffier.registry.GrantBatch;
import org.greffier.registry.Persons;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code admin grant-undo}: takes back what {@code admin grant-all} gave. A user name is
 * read from standard input, so that it stands in no list of processes and no history.
 */
@Command(name = "grant-undo", mixinStandardHelpOptions = true,
		description = "Takes back what a batch gave, from everybody or from one account.")
final class GrantUndoCommand implements Callable<Integer> {

	@Mixin
	private Product product = new Product();

	@Parameters(paramLabel = "BATCH", description = "the batch's id, as admin grant-all printed it")
	private String batch = "";

	@Option(names = "--one", description = "from one account; its user name is read from standard input, one line")
	private boolean one;

	@Option(names = "--by", required = true, paramLabel = "NAME", description = "who decided it, for the audit")
	private String by = "";

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() {
		PauseCommand.checkName(this.by);
		UUID id = id();
		Optional<String> username = this.one ? Optional.of(StandardInput.line("the user name")) : Optional.empty();
		try (ConfigurableApplicationContext context = this.product.start(WebApplicationType.NONE)) {
			BulkGrants grants = context.getBean(BulkGrants.class);
			GrantBatch found = grants.find(id).orElseThrow(() -> Refusal.wrongUse("there is no batch " + id));
			Agency agency = context.getBean(Catalogue.class).agency(found.agency());
			Optional<AccountId> account = username.map((name) -> context.getBean(Persons.class)
				.byUsername(agency.id(), name)
				.flatMap((person) -> person.account())
				.orElseThrow(() -> Refusal.wrongUse(agency.id() + " has no account of that user name")));
			int undone = grants.undo(agency, found, account, this.by);
			PrintWriter out = this.spec.commandLine().getOut();
			out.println(
					agency.id() + ": batch " + id + ", " + found.code() + " taken back under " + undone + " mandates");
			out.flush();
			return 0;
		}
	}

	private UUID id() {
		try {
			return UUID.fromString(this.batch);
		}
		catch (IllegalArgumentException ex) {
			throw Refusal.wrongUse("BATCH is an id, as admin grant-all printed it");
		}
	}

}
