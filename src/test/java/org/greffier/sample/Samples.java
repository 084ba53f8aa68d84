package org.greffier.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.greffier.catalogue.Catalogue;
import org.greffier.catalogue.CatalogueLoader;

/** Everything that belongs in {@code sample-inbox/}. */
final class Samples {

	/** What {@code jobs/} takes from the environment; the samples need none of it. */
	private static final Map<String, String> UNUSED = variables("RAMQ", "AMP");

	private Samples() {
	}

	/** The bytes of every file by its path below {@code sample-inbox/}. */
	static Map<String, byte[]> files(Path jobs) throws IOException {
		Catalogue catalogue = CatalogueLoader.load(jobs, UNUSED);
		List<SampleMail> mails = new ArrayList<>(RamqInbox.of(catalogue));
		mails.addAll(EstablishmentInbox.of(catalogue));
		mails.addAll(AmpInbox.of(catalogue));
		Map<String, byte[]> files = new TreeMap<>();
		for (SampleMail mail : mails) {
			String path = mail.agency() + "/" + mail.name();
			files.put(path + ".eml", mail.eml());
			files.put(path + ".expected.json", mail.expected().json().getBytes(StandardCharsets.UTF_8));
		}
		return files;
	}

	private static Map<String, String> variables(String... agencies) {
		Map<String, String> variables = new TreeMap<>();
		for (String agency : agencies) {
			variables.put(agency + "_IMAP", "imap://127.0.0.1:1143");
			variables.put(agency + "_IMAP_USER", agency);
			variables.put(agency + "_IMAP_PASSWORD", "unused");
			variables.put(agency + "_SMTP", "smtp://127.0.0.1:1025");
		}
		return variables;
	}

}
