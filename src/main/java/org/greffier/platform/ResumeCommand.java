package org.greffier.platform;

import java.util.concurrent.Callable;

import org.greffier.catalogue.Agency;
import org.greffier.jobs.Pauses;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code admin resume}: ends a body's pause. */
@Command(name = "resume", mixinStandardHelpOptions = true,
		description = "Ends a body's pause; a night that was missed meanwhile is then due.")
final class ResumeCommand implements Callable<Integer> {

	@Mixin
	private Product product = new Product();

	@Parameters(paramLabel = "BODY", description = "an agency, such as ramq")
	private String body = "";

	@Option(names = "--by", paramLabel = "NAME", defaultValue = "${sys:user.name}",
			description = "who decided it, for the audit (default: the user of this machine)")
	private String by = "";

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() {
		PauseCommand.checkName(this.by);
		try (ConfigurableApplicationContext context = this.product.start(WebApplicationType.NONE)) {
			Agency agency = PauseCommand.agency(context, this.body);
			boolean stood = context.getBean(Pauses.class).end(agency, this.by);
			this.spec.commandLine().getOut().println(agency.id() + (stood ? ": works again" : ": was not paused"));
			this.spec.commandLine().getOut().flush();
			return 0;
		}
	}

}
