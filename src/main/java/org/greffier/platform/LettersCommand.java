package org.greffier.platform;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
		description = "Writes every letter of every body, in French, in English and in both, as text and as a mail;"
				+ " the people in them do not exist.",
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
		PrintWriter out = this.spec.commandLine().getOut();
		ObjectNode top = JsonMapper.shared().createObjectNode();
		ArrayNode files = top.putArray("files");
		for (List<Language> languages : LANGUAGES) {
			String suffix = languages.stream().map(Language::key).collect(Collectors.joining("-"));
			for (Map.Entry<String, Previews.Preview> letter : compose(previews, languages).entrySet()) {
				Path text = this.folder.resolve(letter.getKey() + "." + suffix + ".txt");
				write(text, letter.getValue().text().getBytes(java.nio.charset.StandardCharsets.UTF_8));
				write(this.folder.resolve(letter.getKey() + "." + suffix + ".eml"), letter.getValue().mail());
				files.add(text.toString());
			}
		}
		out.println(this.json ? top.toPrettyString() : files.size() + " letters in " + this.folder);
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

	private static void write(Path file, byte[] content) {
		try {
			Path parent = file.getParent();
			if (parent != null) {
				Files.createDirectories(parent);
			}
			Files.write(file, content);
		}
		catch (IOException ex) {
			throw Refusal.failed("cannot write " + file);
		}
	}

}
