package org.greffier.platform;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.greffier.casefile.CaseEvents;
import org.greffier.catalogue.Agency;
import org.greffier.catalogue.Catalogue;
import org.greffier.form.AgencyId;
import org.greffier.safe.KeyRotation;
import org.greffier.safe.Keys;
import org.greffier.safe.Vault;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** What an operator does by hand. */
@Command(name = "admin", mixinStandardHelpOptions = true,
		description = "Looks at the audit and the mailboxes, rotates the keys, issues void credentials again, pauses a body, lists mandates, grants in batches.",
		subcommands = { AdminCommand.Audit.class, AdminCommand.Rotate.class, MailboxesCommand.class,
				UndeliverableCommand.class, ReissueCommand.class, PauseCommand.class, ResumeCommand.class,
				GrantAllCommand.class, GrantUndoCommand.class, MandatesCommand.class })
final class AdminCommand implements Runnable {

	/** Every column that the vault seals; a test holds it against the schema. */
	static final List<KeyRotation.SealedColumn> SEALED = List.of(column("document", "sealed"),
			column("envelope", "answer_to"), column("envelope", "thread"), column("form", "file_name"),
			column("form", "reading"), column("person", "family_name"), column("person", "given_name"),
			column("person_address", "address"), column("organisation", "neq"), column("organisation", "name"),
			column("letter", "recipient"), column("letter", "content"));

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public void run() {
		throw new ParameterException(this.spec.commandLine(),
				"admin needs a verb: audit verify, keys rotate, mailboxes, undeliverable, reissue, pause, resume, mandates, grant-all or grant-undo");
	}

	private static KeyRotation.SealedColumn column(String table, String column) {
		return new KeyRotation.SealedColumn(table, column);
	}

	private static void print(CommandSpec spec, boolean json, Map<String, Object> result) {
		PrintWriter out = spec.commandLine().getOut();
		if (json) {
			out.println(JsonMapper.shared().writeValueAsString(result));
		}
		else {
			result.forEach((key, value) -> out.println(key + ": " + value));
		}
		out.flush();
	}

	/** {@code admin audit verify}. */
	@Command(name = "audit", mixinStandardHelpOptions = true, description = "The audit's chain of events.")
	static final class Audit {

		@Spec
		private CommandSpec spec = CommandSpec.create();

		@Command(name = "verify", mixinStandardHelpOptions = true,
				description = "Follows every agency's chain; exit code 1 when one is broken.")
		int verify(@Mixin Product product, @Option(names = "--json", description = "for machines") boolean json) {
			try (ConfigurableApplicationContext context = product.start(WebApplicationType.NONE)) {
				CaseEvents events = context.getBean(CaseEvents.class);
				Map<String, Object> result = new LinkedHashMap<>();
				boolean whole = true;
				for (AgencyId agency : agencies(context)) {
					Optional<Long> broken = events.firstBroken(agency);
					whole &= broken.isEmpty();
					result.put(agency.value(), broken.map((seq) -> "broken at " + seq).orElse("whole"));
				}
				print(this.spec, json, result);
				return whole ? 0 : 1;
			}
		}

		private static List<AgencyId> agencies(ConfigurableApplicationContext context) {
			return context.getBean(Catalogue.class)
				.agencies()
				.values()
				.stream()
				.map(Agency::id)
				.sorted(Comparator.comparing(AgencyId::value))
				.toList();
		}

	}

	/** {@code admin keys rotate}. */
	@Command(name = "keys", mixinStandardHelpOptions = true, description = "The keys that wrap what is kept.")
	static final class Rotate {

		@Spec
		private CommandSpec spec = CommandSpec.create();

		@Command(name = "rotate", mixinStandardHelpOptions = true,
				description = "Wraps every sealed value with the last key of the keys file.")
		int rotate(@Mixin Product product, @Option(names = "--json", description = "for machines") boolean json) {
			try (ConfigurableApplicationContext context = product.start(WebApplicationType.NONE)) {
				KeyRotation rotation = new KeyRotation(context.getBean(JdbcClient.class), context.getBean(Vault.class),
						context.getBean(Keys.class));
				int done = 0;
				for (KeyRotation.SealedColumn column : SEALED) {
					done += rotation.rotate(column);
				}
				print(this.spec, json, Map.of("rewrapped", done));
				return 0;
			}
		}

	}

}
