package org.greffier.platform;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One mail of an inbox on disk, and what is expected of it where that stands beside it.
 *
 * @param agency the folder that it lies in; empty for one that is routed by its To
 */
@SuppressWarnings("ArrayRecordComponent")
record DemoMail(Optional<String> agency, String name, byte[] raw, Optional<JsonNode> expected) {

	private static final String EML = ".eml";

	/**
	 * Reads {@code DIR/*.eml} and {@code DIR/AGENCY/*.eml}, each folder in the order of
	 * its names.
	 * @throws Refusal if there is no mail in it
	 */
	static List<DemoMail> read(Path inbox, List<String> agencies) throws IOException {
		if (!Files.isDirectory(inbox)) {
			throw Refusal.wrongUse("--inbox is not a folder: " + inbox);
		}
		List<DemoMail> mails = new ArrayList<>();
		for (Path file : files(inbox)) {
			String folder = inbox.relativize(file).getName(0).toString();
			mails.add(of(file, agencies.contains(folder) ? Optional.of(folder) : Optional.empty()));
		}
		if (mails.isEmpty()) {
			throw Refusal.wrongUse("--inbox holds no *.eml: " + inbox);
		}
		return List.copyOf(mails);
	}

	private static List<Path> files(Path inbox) throws IOException {
		try (Stream<Path> all = Files.walk(inbox, 2)) {
			return all.filter((file) -> file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(EML))
				.filter(Files::isRegularFile)
				.sorted()
				.toList();
		}
	}

	private static DemoMail of(Path file, Optional<String> agency) throws IOException {
		String fileName = file.getFileName().toString();
		String name = fileName.substring(0, fileName.length() - EML.length());
		Path expected = file.resolveSibling(name + ".expected.json");
		return new DemoMail(agency, name, Files.readAllBytes(file), Files.exists(expected)
				? Optional.of(JsonMapper.shared().readTree(Files.readString(expected))) : Optional.empty());
	}

	/** What people call it: its folder and name. */
	String title() {
		return this.agency.map((id) -> id + "/").orElse("") + this.name;
	}

	/**
	 * The sample whose letters this mail answers; empty for one of the first delivery.
	 */
	Optional<String> after() {
		return this.expected.map((json) -> json.path("after").asString("")).filter((name) -> !name.isEmpty());
	}

	/**
	 * Every header line of this name, unfolded as far as it is needed to look into it.
	 */
	String header(String header) {
		try {
			InternetHeaders headers = new InternetHeaders(new ByteArrayInputStream(this.raw), true);
			return Optional.ofNullable(headers.getHeader(header, ",")).orElse("");
		}
		catch (MessagingException ex) {
			return "";
		}
	}

	DemoMail withRaw(byte[] other) {
		return new DemoMail(this.agency, this.name, other, this.expected);
	}

	/**
	 * With a verdict of the receiving server, as any real mailbox has: what the mail asks
	 * for, else what such a server wrote on it already, else that it passed.
	 */
	DemoMail authenticated(String server) {
		boolean asks = !header("X-Greffier-Sample-Auth").isEmpty();
		boolean has = header("Authentication-Results").strip().startsWith(server);
		if (asks || has) {
			return this;
		}
		byte[] head = "X-Greffier-Sample-Auth: pass\r\n".getBytes(StandardCharsets.US_ASCII);
		byte[] all = new byte[head.length + this.raw.length];
		System.arraycopy(head, 0, all, 0, head.length);
		System.arraycopy(this.raw, 0, all, head.length, this.raw.length);
		return withRaw(all);
	}

	@Override
	public String toString() {
		return "DemoMail[" + title() + "]";
	}

}
