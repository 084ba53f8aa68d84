package org.greffier.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import org.greffier.form.AgencyId;
import org.greffier.form.FindingCode;

/**
 * Reads {@code jobs/}: every file is held against its published schema, then every
 * reference against what it names. All mistakes are told at once, never only the first.
 */
public final class CatalogueLoader {

	private final Path jobs;

	private final Variables variables;

	private final Mistakes mistakes = new Mistakes();

	private final Map<String, Path> kindFiles = new HashMap<>();

	private final MailboxFolders mailboxes = new MailboxFolders();

	private CatalogueLoader(Path jobs, Variables variables) {
		this.jobs = jobs;
		this.variables = variables;
	}

	/**
	 * Loads the catalogue.
	 * @param variables what {@code ${NAME}} in {@code job.yaml} stands for
	 * @throws CatalogueException with every mistake, an undefined name among them
	 */
	public static Catalogue load(Path jobs, Map<String, String> variables) {
		return good(new CatalogueLoader(jobs, new Variables(Map.copyOf(variables), true)));
	}

	/**
	 * Loads the catalogue with {@code ${NAME}} left as it stands, for what neither
	 * fetches nor sends: drawing blanks, reading a file.
	 * @throws CatalogueException with every mistake
	 */
	public static Catalogue loadOffline(Path jobs) {
		return good(new CatalogueLoader(jobs, Variables.ofCheck()));
	}

	private static Catalogue good(CatalogueLoader loader) {
		Catalogue catalogue = loader.catalogue();
		if (loader.mistakes.count() > 0) {
			throw new CatalogueException(loader.mistakes.sorted());
		}
		return catalogue;
	}

	/**
	 * Every mistake of the files, by file and line; empty when they are good. What
	 * {@code ${NAME}} stands for is not looked at.
	 */
	public static List<Mistake> check(Path jobs) {
		CatalogueLoader loader = new CatalogueLoader(jobs, Variables.ofCheck());
		loader.catalogue();
		return loader.mistakes.sorted();
	}

	private Catalogue catalogue() {
		FieldFile fields = shared("types", FieldFile::of, FieldFile.empty());
		AddressLists addresses = shared("addresses", AddressesFile::of,
				new AddressLists(Set.of(), Set.of(), Set.of(), Set.of(), Map.of(), Set.of()));
		Map<FindingCode, FindingText> findings = shared("findings", FindingsFile::of, Map.of());
		JobFile.Shared toAll = new JobFile.Shared(addresses, calendars());
		Map<AgencyId, Agency> agencies = new HashMap<>();
		List<Path> folders = agencyFolders();
		if (folders.isEmpty()) {
			this.mistakes.addFile(this.jobs, "has no agency", "a folder with a job.yaml for each agency");
		}
		for (Path folder : folders) {
			new AgencyFolder(folder, this.variables, fields, toAll, this.mistakes, this.kindFiles, this.mailboxes)
				.agency()
				.ifPresent((agency) -> agencies.put(agency.id(), agency));
		}
		return new Catalogue(agencies, findings);
	}

	/** Needed by who names a calendar alone. */
	private Map<String, BusinessCalendar> calendars() {
		return Files.exists(this.jobs.resolve("calendars.yaml")) ? shared("calendars", CalendarsFile::of, Map.of())
				: Map.of();
	}

	private <T> T shared(String name, Function<YamlFile, T> reader, T broken) {
		Path path = this.jobs.resolve(name + ".yaml");
		return yaml(path, name, this.mistakes).map(reader).orElse(broken);
	}

	/** A file that its schema passes; empty, with its mistakes told, if it does not. */
	static Optional<YamlFile> yaml(Path path, String schema, Mistakes mistakes) {
		if (!Files.isRegularFile(path)) {
			mistakes.addFile(path, "is missing", "a file of this name");
			return Optional.empty();
		}
		return YamlFile.read(path, mistakes).filter((file) -> SchemaFile.of(schema).check(file));
	}

	private List<Path> agencyFolders() {
		try (Stream<Path> entries = Files.list(this.jobs)) {
			return entries.filter(CatalogueLoader::isAgency).sorted().toList();
		}
		catch (IOException ex) {
			return List.of();
		}
	}

	private static boolean isAgency(Path folder) {
		if (!Files.isDirectory(folder)) {
			return false;
		}
		return Files.exists(folder.resolve("job.yaml")) || !files(folder, KindFile.SUFFIX).isEmpty();
	}

	/** The files of a folder that end so, by name. */
	static List<Path> files(Path folder, String suffix) {
		Map<String, Path> files = new TreeMap<>();
		try (Stream<Path> entries = Files.list(folder)) {
			entries.filter((path) -> String.valueOf(path.getFileName()).endsWith(suffix))
				.forEach((path) -> files.put(path.toString(), path));
		}
		catch (IOException ex) {
			return List.of();
		}
		return List.copyOf(files.values());
	}

}
