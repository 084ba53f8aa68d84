package org.greffier.platform;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;

import org.greffier.catalogue.Catalogue;
import org.greffier.delivery.LetterState;
import org.greffier.form.AgencyId;
import org.greffier.jobs.Reissue;
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
 * {@code admin undeliverable}: what waits for a re-issue, by ids, states and codes. Shows
 * no name and no address.
 */
@Command(name = "undeliverable", mixinStandardHelpOptions = true,
		description = "Lists the forms that could not be delivered or whose credentials are void.")
final class UndeliverableCommand implements Callable<Integer> {

	@Mixin
	private Product product = new Product();

	@Option(names = "--json", description = "for machines")
	private boolean json;

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() {
		try (ConfigurableApplicationContext context = this.product.start(WebApplicationType.NONE)) {
			Reissue reissue = context.getBean(Reissue.class);
			List<Reissue.Waiting> waiting = new ArrayList<>();
			context.getBean(Catalogue.class)
				.agencies()
				.keySet()
				.stream()
				.sorted(Comparator.comparing(AgencyId::value))
				.forEach((agency) -> waiting.addAll(reissue.waiting(agency)));
			PrintWriter out = this.spec.commandLine().getOut();
			out.println(this.json ? JsonMapper.shared().writeValueAsString(json(waiting)) : words(waiting));
			out.flush();
			return 0;
		}
	}

	private static String words(List<Reissue.Waiting> waiting) {
		List<String> lines = new ArrayList<>(List.of(waiting.size() + " waiting"));
		for (Reissue.Waiting one : waiting) {
			lines.add(one.number() + "  form " + one.form() + "  " + one.status()
					+ one.why().map((why) -> "  void: " + why).orElse(""));
			one.letters().forEach((letter) -> lines.add("    " + line(letter)));
		}
		return String.join(System.lineSeparator(), lines);
	}

	private static String line(LetterState letter) {
		return letter.kind() + " -> " + letter.addressee() + ": " + letter.status() + " " + letter.reply() + ", round "
				+ letter.round();
	}

	private static ArrayNode json(List<Reissue.Waiting> waiting) {
		ArrayNode all = JsonMapper.shared().createArrayNode();
		for (Reissue.Waiting one : waiting) {
			ObjectNode node = all.addObject()
				.put("number", one.number())
				.put("form", one.form().toString())
				.put("state", one.status().name());
			one.account().ifPresent((account) -> node.put("account", account.toString()));
			one.why().ifPresent((why) -> node.put("void", why));
			ArrayNode letters = node.putArray("letters");
			one.letters()
				.forEach((letter) -> letters.addObject()
					.put("kind", letter.kind().name())
					.put("addressee", letter.addressee().name())
					.put("state", letter.status().name())
					.put("reply", letter.reply())
					.put("round", letter.round()));
		}
		return all;
	}

}
