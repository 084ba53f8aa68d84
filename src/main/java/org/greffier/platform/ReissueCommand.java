package org.greffier.platform;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import org.greffier.form.FormId;
import org.greffier.form.Party;
import org.greffier.jobs.Reissue;
import org.greffier.jobs.ReissueOutcome;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.EmptyResultDataAccessException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code admin reissue}: owes both halves of a void pair again. A corrected address is
 * read from standard input, so that it stands in no list of processes and no history.
 */
@Command(name = "reissue", mixinStandardHelpOptions = true,
		description = "Issues the void credentials of a form again; the next run sends them.")
final class ReissueCommand implements Callable<Integer> {

	@Mixin
	private Product product = new Product();

	@Parameters(paramLabel = "FORM", description = "the form's id, as admin undeliverable shows it")
	private String form = "";

	@Option(names = "--by", required = true, paramLabel = "NAME", description = "who decided it, for the audit")
	private String by = "";

	@Option(names = "--why", required = true, paramLabel = "REASON",
			description = "address-confirmed, address-corrected or password-needed")
	private String why = "";

	@Option(names = "--correct", paramLabel = "grantor|user",
			description = "whose address is another one; it is read from standard input, one line")
	private @Nullable String correct;

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() {
		FormId id = formId();
		Reissue.Reason reason = reason();
		if (!this.by.matches("[A-Za-z0-9.-]{1,60}")) {
			throw Refusal.wrongUse("--by is a name of letters, digits, dots and hyphens");
		}
		if ((this.correct != null) != (reason == Reissue.Reason.ADDRESS_CORRECTED)) {
			throw Refusal.wrongUse("--correct goes with --why address-corrected, and only with it");
		}
		Map<Party, String> corrected = (this.correct == null) ? Map.of()
				: Map.of(party(this.correct), StandardInput.line("the corrected address"));
		try (ConfigurableApplicationContext context = this.product.start(WebApplicationType.NONE)) {
			return print(context.getBean(Reissue.class).again(id, this.by, reason, corrected));
		}
		catch (EmptyResultDataAccessException ex) {
			throw Refusal.wrongUse("there is no form " + id);
		}
	}

	private int print(ReissueOutcome outcome) {
		String line = outcome.fold((owed) -> "owed again, round " + owed.round() + ": the next run sends both halves",
				(notVoid) -> "nothing to issue again: the form is " + notVoid.status() + " and its pair is not void",
				(underWay) -> "a letter of this form is just being sent: try again in a minute",
				(unsuitable) -> "the corrected address does not pass: " + unsuitable.codes());
		this.spec.commandLine().getOut().println(line);
		this.spec.commandLine().getOut().flush();
		return (outcome instanceof ReissueOutcome.Owed) ? 0 : 1;
	}

	private FormId formId() {
		try {
			return FormId.of(this.form);
		}
		catch (IllegalArgumentException ex) {
			throw Refusal.wrongUse("FORM is an id, as admin undeliverable shows it");
		}
	}

	private Reissue.Reason reason() {
		try {
			return Reissue.Reason.valueOf(this.why.toUpperCase(Locale.ROOT).replace('-', '_'));
		}
		catch (IllegalArgumentException ex) {
			throw Refusal.wrongUse("--why is address-confirmed, address-corrected or password-needed");
		}
	}

	private static Party party(String key) {
		try {
			return Party.of(key);
		}
		catch (IllegalArgumentException ex) {
			throw Refusal.wrongUse("--correct is grantor or user");
		}
	}

}
