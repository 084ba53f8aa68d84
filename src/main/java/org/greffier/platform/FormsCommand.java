package org.greffier.platform;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

import org.greffier.catalogue.Agency;
import org.greffier.catalogue.Blanks;
import org.greffier.catalogue.Catalogue;
import org.greffier.catalogue.CatalogueException;
import org.greffier.catalogue.CatalogueLoader;
import org.greffier.catalogue.FormKind;
import org.greffier.form.Language;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes every blank form, and tells where everything stands on it. */
@Command(name = "forms", mixinStandardHelpOptions = true, sortOptions = false,
		description = "Writes the blank PDF of every form in French and English; with --json prints their fields,"
				+ " types and places, and writes files only when DIR is given.",
		exitCodeListHeading = "%nExit codes:%n",
		exitCodeList = { "0:done", "1:a file could not be written", "2:wrong use, or a catalogue with mistakes" })
final class FormsCommand implements Runnable {

	@Parameters(arity = "0..1", paramLabel = "DIR", description = "where the files go (default: forms)")
	private @Nullable Path folder;

	@Option(names = "--jobs", paramLabel = "DIR", description = "the catalogue (default: ${DEFAULT-VALUE})",
			defaultValue = "jobs")
	private Path jobs = Path.of("jobs");

	@Option(names = "--json", description = "print the forms as JSON; boxes are x, y, width and height in points"
			+ " from the page's top left")
	private boolean json;

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public void run() {
		Path target = (this.folder == null && !this.json) ? Path.of("forms") : this.folder;
		PrintWriter out = this.spec.commandLine().getOut();
		ObjectNode top = JsonMapper.shared().createObjectNode();
		ArrayNode forms = top.putArray("forms");
		for (Agency agency : agencies()) {
			for (FormKind kind : agency.kinds()
				.values()
				.stream()
				.sorted(Comparator.comparing(FormKind::name))
				.toList()) {
				ObjectNode form = FormJson.write(agency, kind, forms.addObject());
				if (target != null) {
					write(target, agency, kind, form.putObject("files"));
				}
			}
		}
		if (this.json) {
			out.println(top.toPrettyString());
		}
		out.flush();
	}

	private List<Agency> agencies() {
		try {
			Catalogue catalogue = CatalogueLoader.loadOffline(this.jobs);
			return catalogue.agencies()
				.values()
				.stream()
				.sorted(Comparator.comparing((agency) -> agency.id().value()))
				.toList();
		}
		catch (CatalogueException ex) {
			throw Refusal.wrongUse("the catalogue has mistakes\n" + ex.getMessage());
		}
	}

	private void write(Path target, Agency agency, FormKind kind, ObjectNode files) {
		for (Language language : Language.values()) {
			Path file = target.resolve(kind.name() + "-" + language.key() + ".pdf");
			try {
				Files.createDirectories(target);
				Files.write(file, Blanks.draw(kind, agency, language));
			}
			catch (IOException ex) {
				throw Refusal.failed("cannot write " + file);
			}
			files.put(language.key(), file.toString());
			if (!this.json) {
				this.spec.commandLine().getOut().println(file);
			}
		}
	}

}
