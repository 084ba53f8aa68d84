package org.greffier.catalogue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The project's own {@code jobs/}, with servers that nobody asks. */
public final class ShippedCatalogue {

	static final Path JOBS = Path.of("jobs");

	private ShippedCatalogue() {
	}

	public static Catalogue load() {
		return CatalogueLoader.load(JOBS, variables());
	}

	/** A kind as if its blank were of another version. */
	public static FormKind ofVersion(FormKind kind, int version) {
		return new FormKind(kind.agency(), kind.name(), version, kind.accepts(), kind.title(), kind.instructions(),
				kind.parties(), kind.sections(), kind.fields(), kind.choices(), kind.account(), kind.rules(),
				kind.term());
	}

	/** What its files ask of the environment; the caller's own. */
	static Map<String, String> variables() {
		Map<String, String> variables = new HashMap<>();
		for (String body : Set.of("RAMQ", "AMP")) {
			variables.put(body + "_IMAP", "imap://localhost:3143");
			variables.put(body + "_IMAP_USER", body);
			variables.put(body + "_IMAP_PASSWORD", "secret");
			variables.put(body + "_SMTP", "smtp://localhost:3025");
		}
		return variables;
	}

}
