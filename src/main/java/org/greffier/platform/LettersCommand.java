package org.greffier.platform;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.greffier.catalogue.Catalogue;
import org.greffier.catalogue.CatalogueException;
import org.greffier.catalogue.CatalogueLoader;
import org.greffier.delivery.DeliverySettings;
import org.greffier.delivery.Previews;
import org.greffier.form.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes every letter as a preview: what an official reads before a template changes. */
@Command(name = "letters", mixinStandardHelpOptions = true, sortOptions = false,
		description = "Writes every letter of every body, in French, in English and in both, as text, as a page and as"
				+ " a mail, and an index.html to read them from; the people in them do not exist.",
		exitCodeListHeading = "%nExit codes:%n", exitCodeList = { "0:done", "1:a file could not be written",
				"2:wrong use, or a catalogue or a template with mistakes" })
final class LettersCommand implements Runnable {

	private static final List<List<Language>> LANGUAGES = List.of(List.of(Language.FR), List.of(Language.EN),
			List.of(Language.FR, Language.EN));

	@Parameters(arity = "0..1", paramLabel = "DIR", description = "where the files go (default: ${DEFAULT-VALUE})",
			defaultValue = "letters")
	private Path folder = Path.of("letters");

	@Option(names = "--jobs", paramLabel = "DIR", description = "the catalogue (default: ${DEFAULT-VALUE})",
			defaultValue = "jobs")
	private Path jobs = Path.of("jobs");

	@Option(names = "--json", description = "print the files' names as JSON")
	private boolean json;

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public void run() {
		Previews previews = previews();
		LettersIndex index = new LettersIndex();
		List<Path> files = new ArrayList<>();
		for (List<Language> languages : LANGUAGES) {
			compose(previews, languages).forEach((name, letter) -> {
				files.addAll(write(name + "." + LettersIndex.suffix(languages), letter));
				index.add(name, languages, letter.subject());
			});
		}
		files.add(write("index.html", index.page().getBytes(StandardCharsets.UTF_8)));
		print(index.size(), files);
	}

	private void print(int letters, List<Path> files) {
		PrintWriter out = this.spec.commandLine().getOut();
		if (this.json) {
			ObjectNode top = JsonMapper.shared().createObjectNode();
			ArrayNode names = top.putArray("files");
			files.forEach((file) -> names.add(file.toString()));
			out.println(top.toPrettyString());
		}
		else {
			out.println(letters + " letters in " + this.folder + "; open " + files.get(files.size() - 1));
		}
		out.flush();
	}

	private Previews previews() {
		try {
			Catalogue catalogue = CatalogueLoader.loadOffline(this.jobs);
			return new Previews(catalogue,
					DeliverySettings.of(this.jobs, URI.create("https://services.example/activation")));
		}
		catch (CatalogueException ex) {
			throw Refusal.wrongUse("the catalogue has mistakes\n" + ex.getMessage());
		}
	}

	private static Map<String, Previews.Preview> compose(Previews previews, List<Language> languages) {
		try {
			return previews.in(languages);
		}
		catch (RuntimeException ex) {
			throw Refusal.wrongUse("a letter cannot be written: " + innermost(ex));
		}
	}

	/** Nothing personal is in it: the people of a preview do not exist. */
	private static String innermost(Throwable thrown) {
		Throwable cause = thrown;
		while (cause.getCause() != null) {
			cause = cause.getCause();
		}
		return String.valueOf(cause.getMessage());
	}

	private List<Path> write(String name, Previews.Preview letter) {
		String text = letter.subject() + "\n\n" + letter.text();
		return List.of(write(name + ".txt", text.getBytes(StandardCharsets.UTF_8)),
				write(name + ".html", letter.html().getBytes(StandardCharsets.UTF_8)),
				write(name + ".eml", letter.mail()));
	}

	private Path write(String name, byte[] content) {
		Path file = this.folder.resolve(name);
		try {
			Path parent = file.getParent();
			if (parent != null) {
				Files.createDirectories(parent);
			}
			return Files.write(file, content);
		}
		catch (IOException ex) {
			throw Refusal.failed("cannot write " + file);
		}
	}

}
