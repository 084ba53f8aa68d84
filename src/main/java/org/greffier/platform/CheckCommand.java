package org.greffier.platform;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.greffier.catalogue.CatalogueLoader;
import org.greffier.catalogue.Mistake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks the catalogue: one line a mistake, with file, line, key and what is allowed. */
@Command(name = "check", mixinStandardHelpOptions = true, sortOptions = false,
		description = "Checks the catalogue and names every mistake by file, line, key and what is allowed.",
		exitCodeListHeading = "%nExit codes:%n",
		exitCodeList = { "0:the catalogue is good", "1:it has mistakes", "2:wrong use" })
final class CheckCommand implements Callable<Integer> {

	@Parameters(arity = "0..1", paramLabel = "DIR", description = "the catalogue (default: ${DEFAULT-VALUE})",
			defaultValue = "jobs")
	private Path jobs = Path.of("jobs");

	@Option(names = "--json", description = "print the mistakes as JSON")
	private boolean json;

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() {
		if (!Files.isDirectory(this.jobs)) {
			throw Refusal.wrongUse(this.jobs + " is no folder");
		}
		List<Mistake> mistakes = CatalogueLoader.check(this.jobs);
		PrintWriter out = this.spec.commandLine().getOut();
		if (this.json) {
			out.println(json(mistakes).toPrettyString());
		}
		else {
			mistakes.forEach(out::println);
			out.println(mistakes.isEmpty() ? this.jobs + " is good" : mistakes.size() + " to mend in " + this.jobs);
		}
		out.flush();
		return mistakes.isEmpty() ? 0 : 1;
	}

	private static ObjectNode json(List<Mistake> mistakes) {
		ObjectNode top = JsonMapper.shared().createObjectNode();
		ArrayNode list = top.putArray("mistakes");
		for (Mistake mistake : mistakes) {
			list.addObject()
				.put("file", mistake.file().toString())
				.put("line", mistake.line())
				.put("key", mistake.key())
				.put("problem", mistake.problem())
				.put("allowed", mistake.allowed());
		}
		return top;
	}

}
