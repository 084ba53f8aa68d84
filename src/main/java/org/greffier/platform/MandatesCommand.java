package org.greffier.platform;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.greffier.catalogue.Agency;
import org.greffier.catalogue.ChoiceSpec;
import org.greffier.form.MandateId;
import org.greffier.form.PersonId;
import org.greffier.registry.Mandate;
import org.greffier.registry.Mandates;
import org.greffier.registry.Persons;
import org.greffier.registry.RegisteredPerson;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code admin mandates}: who acts for whom, since when and for what (RULES X-10), one
 * mandate a line, to be printed. What it prints is personal.
 */
@Command(name = "mandates", mixinStandardHelpOptions = true,
		description = "Prints the register of a body: who acts for whom, since when, for what. Shows names.")
final class MandatesCommand implements Callable<Integer> {

	private static final int PAGE = 500;

	@Mixin
	private Product product = new Product();

	@Parameters(paramLabel = "BODY", description = "an agency, such as ramq")
	private String body = "";

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() {
		try (ConfigurableApplicationContext context = this.product.start(WebApplicationType.NONE)) {
			Agency agency = PauseCommand.agency(context, this.body);
			Mandates mandates = context.getBean(Mandates.class);
			Persons persons = context.getBean(Persons.class);
			PrintWriter out = this.spec.commandLine().getOut();
			Optional<MandateId> last = Optional.empty();
			List<MandateId> page;
			do {
				page = mandates.open(agency.id(), last, PAGE);
				page.forEach((id) -> out.println(line(agency, persons, mandates.get(id))));
				last = page.isEmpty() ? last : Optional.of(page.get(page.size() - 1));
			}
			while (!page.isEmpty());
			out.flush();
			return 0;
		}
	}

	private static String line(Agency agency, Persons persons, Mandate mandate) {
		String accesses = mandate.accesses()
			.stream()
			.map((given) -> label(agency, given) + given.lastDay().map((day) -> " (" + day + ")").orElse(""))
			.collect(Collectors.joining("; "));
		return LocalDate.ofInstant(mandate.since(), agency.schedule().zone()) + "  " + mandate.status() + "  "
				+ name(persons, mandate.grantor()) + " -> " + name(persons, mandate.user()) + ": " + accesses;
	}

	private static String name(Persons persons, PersonId id) {
		RegisteredPerson person = persons.get(id);
		return person.givenName() + " " + person.familyName();
	}

	private static String label(Agency agency, Mandate.Given given) {
		return agency.kinds()
			.values()
			.stream()
			.flatMap((kind) -> kind.grants().stream())
			.filter((choice) -> choice.name().value().equals(given.choice()))
			.flatMap((choice) -> choice.options().stream())
			.filter((option) -> option.code().equals(given.code()))
			.map((ChoiceSpec.Option option) -> given.code() + " " + option.label().fr())
			.findFirst()
			.orElse(given.code());
	}

}
