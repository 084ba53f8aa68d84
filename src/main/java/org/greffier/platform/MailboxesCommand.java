package org.greffier.platform;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.greffier.catalogue.Agency;
import org.greffier.catalogue.Catalogue;
import org.greffier.catalogue.MailboxSettings;
import org.greffier.form.Language;
import org.greffier.jobs.MailboxHealth;
import org.greffier.jobs.MailboxState;
import org.greffier.jobs.MailboxWords;
import org.greffier.jobs.ReportJson;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code admin mailboxes}: how each body's mailbox was last found, as {@code serve} and
 * {@code run} left word of it. Connects to none.
 */
@Command(name = "mailboxes", mixinStandardHelpOptions = true,
		description = "Says how each mailbox was last found; exit code 1 when the last look at one failed.")
final class MailboxesCommand implements Callable<Integer> {

	@Mixin
	private Product product = new Product();

	@Option(names = "--json", description = "for machines")
	private boolean json;

	@Option(names = "--language", paramLabel = "fr|en", defaultValue = "FR", description = "of the words (default: fr)")
	private Language language = Language.FR;

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() {
		try (ConfigurableApplicationContext context = this.product.start(WebApplicationType.NONE)) {
			List<Agency> agencies = context.getBean(Catalogue.class)
				.agencies()
				.values()
				.stream()
				.sorted(Comparator.comparing((agency) -> agency.id().value()))
				.toList();
			return print(agencies, context.getBean(MailboxHealth.class));
		}
	}

	private int print(List<Agency> agencies, MailboxHealth health) {
		PrintWriter out = this.spec.commandLine().getOut();
		MailboxWords words = new MailboxWords(this.language);
		ArrayNode all = JsonMapper.shared().createArrayNode();
		boolean failing = false;
		for (Agency agency : agencies) {
			for (MailboxSettings mailbox : agency.mailboxes()) {
				Optional<MailboxState> state = health.of(agency, mailbox);
				failing |= state.filter((found) -> !found.isHealthy()).isPresent();
				ObjectNode node = all.addObject().put("agency", agency.id().value());
				if (!mailbox.name().isEmpty()) {
					node.put("name", mailbox.name());
				}
				state.ifPresent((found) -> node.set("mailbox", ReportJson.mailbox(found)));
				if (!this.json) {
					out.println(
							agency.id() + ": " + state.map(words::write).orElseGet(() -> words.never(mailbox.name())));
				}
			}
		}
		if (this.json) {
			out.println(JsonMapper.shared().writeValueAsString(all));
		}
		out.flush();
		return failing ? 1 : 0;
	}

}
