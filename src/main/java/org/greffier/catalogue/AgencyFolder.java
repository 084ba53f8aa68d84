package org.greffier.catalogue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.greffier.form.AgencyId;

/** Reads the folder of one agency. */
final class AgencyFolder {

	/** The reference tables that there may be, each with its first line. */
	private static final Map<String, String> TABLES = Map.of("grantors", "id,familyName,givenName,active",
			"signatories", "id,familyName,givenName,active,capacity");

	private final Path folder;

	private final Variables variables;

	private final FieldFile fields;

	private final JobFile.Shared shared;

	private final Mistakes mistakes;

	private final Map<String, Path> kindFiles;

	private final MailboxFolders mailboxes;

	private final Map<String, Optional<OptionsFile>> lists = new HashMap<>();

	AgencyFolder(Path folder, Variables variables, FieldFile fields, JobFile.Shared shared, Mistakes mistakes,
			Map<String, Path> kindFiles, MailboxFolders mailboxes) {
		this.folder = folder;
		this.variables = variables;
		this.fields = fields;
		this.shared = shared;
		this.mistakes = mistakes;
		this.kindFiles = kindFiles;
		this.mailboxes = mailboxes;
	}

	/** The agency; empty, with its mistakes told, when it cannot be made. */
	Optional<Agency> agency() {
		String name = String.valueOf(this.folder.getFileName());
		Optional<AgencyId> id = id(name);
		readLists();
		checkLists();
		checkTables();
		Map<String, FormKind> kinds = kinds(id.orElse(new AgencyId("unnamed")));
		checkForms();
		if (kinds.isEmpty() && CatalogueLoader.files(this.folder, KindFile.SUFFIX).isEmpty()) {
			this.mistakes.addFile(this.folder, "has no form", "at least one file that ends with " + KindFile.SUFFIX);
		}
		Optional<YamlFile> job = CatalogueLoader.yaml(this.folder.resolve("job.yaml"), "job", this.mistakes);
		if (id.isEmpty() || job.isEmpty()) {
			return Optional.empty();
		}
		Agency made = JobFile.of(job.get(), id.get(), this.variables, this.shared, kinds, this.folder);
		this.mailboxes.take(job.get(), made.mailboxes());
		return Optional.of(made);
	}

	private Optional<AgencyId> id(String name) {
		try {
			return Optional.of(new AgencyId(name));
		}
		catch (IllegalArgumentException ex) {
			this.mistakes.addFile(this.folder, "is no name of an agency",
					"2 to 20 of a to z, 0 to 9 and hyphen, a letter first");
			return Optional.empty();
		}
	}

	private void readLists() {
		for (Path path : CatalogueLoader.files(this.folder, ".yaml")) {
			String name = String.valueOf(path.getFileName());
			if (!name.equals("job.yaml") && !name.endsWith(KindFile.SUFFIX)) {
				this.lists.put(name.substring(0, name.length() - ".yaml".length()),
						CatalogueLoader.yaml(path, "options", this.mistakes).map(OptionsFile::of));
			}
		}
	}

	private void checkLists() {
		this.lists.values().forEach((list) -> list.ifPresent((file) -> file.check(this.lists)));
	}

	/** By the names of their files, for a form with a mistake is a form. */
	private void checkForms() {
		Set<String> forms = new TreeSet<>();
		for (Path path : CatalogueLoader.files(this.folder, KindFile.SUFFIX)) {
			String name = String.valueOf(path.getFileName());
			forms.add(name.substring(0, name.length() - KindFile.SUFFIX.length()));
		}
		this.lists.values().forEach((list) -> list.ifPresent((file) -> file.checkForms(forms)));
	}

	private Map<String, FormKind> kinds(AgencyId id) {
		Map<String, FormKind> kinds = new HashMap<>();
		for (Path path : CatalogueLoader.files(this.folder, KindFile.SUFFIX)) {
			int before = this.mistakes.count();
			CatalogueLoader.yaml(path, "form-kind", this.mistakes).ifPresent((file) -> {
				FormKind kind = KindFile.of(file, id, this.fields,
						(list) -> this.lists.getOrDefault(list, Optional.empty()));
				Path first = this.kindFiles.putIfAbsent(kind.name(), path);
				if (first != null) {
					YamlItem.top(file)
						.at("kind")
						.mistake("is \"" + kind.name() + "\", as in " + first, "a name that no other form has");
				}
				else if (this.mistakes.count() == before && canBeDrawn(kind, file)) {
					kinds.put(kind.name(), kind);
				}
			});
		}
		return kinds;
	}

	private static boolean canBeDrawn(FormKind kind, YamlFile file) {
		try {
			PagePlan.of(kind);
			return true;
		}
		catch (IllegalArgumentException ex) {
			YamlItem.top(file)
				.mistakeAt("page", "cannot be drawn: " + ex.getMessage(), "short titles in the Latin alphabet");
			return false;
		}
	}

	/** An absent table is no mistake: its requests go to a clerk (RULES X-14). */
	private void checkTables() {
		TABLES.forEach((name, columns) -> {
			Path table = this.folder.resolve("reference").resolve(name + ".csv");
			if (Files.exists(table)) {
				checkTable(table, columns);
			}
		});
	}

	private void checkTable(Path table, String columns) {
		try (BufferedReader reader = Files.newBufferedReader(table, StandardCharsets.UTF_8)) {
			String header = reader.readLine();
			if (header == null || !header.strip().equals(columns)) {
				this.mistakes.add(table, 1, "", "has other columns", columns);
			}
		}
		catch (IOException ex) {
			this.mistakes.addFile(table, "cannot be read", "a readable file in UTF-8");
		}
	}

}
