package org.greffier.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.greffier.catalogue.Agency;
import org.greffier.intake.mime.HeaderFields;
import org.greffier.intake.mime.MimeLimitException;
import org.greffier.intake.mime.MimeLimits;
import org.greffier.intake.mime.MimePart;
import org.greffier.intake.mime.MimeTree;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads every mail of a folder by the product's own reader, and says what came of them.
 * Started by {@code bin/bench mails}. A mail is a file with a header, an mbox several,
 * and a {@code .tnef} a mail with that {@code winmail.dat}. Where a folder with the
 * mail's name stands beside it, it holds the files that should be found.
 */
@Command(name = "bin/bench mails", mixinStandardHelpOptions = true, sortOptions = false,
		description = "Reads every mail under a folder and counts what came of them.")
final class MailsBench implements Callable<Integer> {

	private static final List<String> MAIL_FIELDS = List.of("From", "To", "Subject", "Date", "Received", "Message-ID",
			"MIME-Version", "Content-Type", "Return-Path");

	/** A larger file is no mail that any body takes. */
	private static final int LARGEST = 64 << 20;

	private static final byte[] STORAGE = HexFormat.of().parseHex("0b00000000000000c000000000000046");

	private final Agency agency = IntakeFixtures.agency();

	private final Map<String, Integer> outcomes = new TreeMap<>();

	private final List<String> misses = new ArrayList<>();

	private int mails;

	private int files;

	private int expected;

	private long nanos;

	@Option(names = "--in", required = true, paramLabel = "DIR", description = "the folder, with those in it")
	private Path folder = Path.of("");

	@Option(names = "--json", description = "prints one line of JSON instead of a table")
	private boolean json;

	/**
	 * Measures and prints.
	 * @param arguments {@code --in DIR} and {@code --json}
	 */
	public static void main(String[] arguments) {
		System.exit(new CommandLine(new MailsBench()).execute(arguments));
	}

	@Override
	public Integer call() throws IOException {
		try (Stream<Path> tree = Files.walk(this.folder)) {
			tree.filter(Files::isRegularFile).sorted().forEach(this::file);
		}
		print();
		return this.outcomes.containsKey("exception") ? 1 : 0;
	}

	private void file(Path path) {
		try {
			byte[] content = (Files.size(path) > LARGEST) ? new byte[0] : Files.readAllBytes(path);
			String name = path.getFileName().toString();
			for (byte[] mail : name.endsWith(".tnef") ? List.of(withWinmail(content)) : mails(content)) {
				read(path, mail);
				Path found = path.resolveSibling(name.replaceFirst("\\.[a-z]+$", ""));
				if (!found.equals(path) && Files.isDirectory(found)) {
					compare(path, found, mail);
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The mails of a file: none of what has no header, several of an mbox. */
	private static List<byte[]> mails(byte[] content) {
		String text = new String(content, StandardCharsets.ISO_8859_1);
		if (text.startsWith("From ")) {
			return Arrays.stream(text.split("(?m)(?<=\\n\\r?\\n)(?=From \\S+ .*\\d\\d:\\d\\d)"))
				.map((mail) -> mail.getBytes(StandardCharsets.ISO_8859_1))
				.toList();
		}
		HeaderFields headers = HeaderFields.of(Arrays.copyOf(content, Math.min(content.length, 1 << 16)),
				new MimeLimits(1, 1, Integer.MAX_VALUE, 1));
		return MAIL_FIELDS.stream().anyMatch(headers::has) ? List.of(content) : List.of();
	}

	private static byte[] withWinmail(byte[] winmail) {
		return IntakeFixtures.mail("From: a@clinique.test\nContent-Type: application/ms-tnef; name=winmail.dat\n"
				+ "Content-Transfer-Encoding: base64\n\n" + Base64.getMimeEncoder().encodeToString(winmail));
	}

	private void read(Path path, byte[] mail) {
		this.mails++;
		long start = System.nanoTime();
		String outcome;
		try {
			MailContent content = MailContent.of(ReturnedLetters.strip(mail, this.agency).orElse(mail), this.agency,
					this.agency.mailboxes().get(0));
			int count = content.attachments().files().size();
			this.files += count;
			boolean human = content.mailClass() == MailClass.HUMAN;
			outcome = content.mailClass().key() + (human ? ((count > 0) ? " with files" : " without a file") : "");
		}
		catch (MimeLimitException ex) {
			outcome = "parked";
		}
		catch (RuntimeException ex) {
			outcome = "exception";
			this.misses.add(this.folder.relativize(path) + ": " + ex);
		}
		this.nanos += System.nanoTime() - start;
		this.outcomes.merge(outcome, 1, Integer::sum);
	}

	/** Each file of the folder is in the mail, by its name and its bytes. */
	private void compare(Path path, Path expectations, byte[] mail) throws IOException {
		List<MimePart> parts = new ArrayList<>(
				parts(MimeTree.parse(mail, MailContent.limits(this.agency.limits()))).toList());
		List<Path> wanted;
		try (Stream<Path> list = Files.list(expectations)) {
			wanted = list.filter((file) -> !isBody(file)).sorted().toList();
		}
		for (Path file : wanted) {
			this.expected++;
			byte[] content = lines(withoutId(Files.readAllBytes(file)));
			String name = file.getFileName().toString();
			Optional<MimePart> found = parts.stream()
				.filter((part) -> named(part, name) && Arrays.equals(lines(part.body()), content))
				.findFirst();
			found.ifPresent(parts::remove);
			if (found.isEmpty()) {
				this.misses.add(this.folder.relativize(path) + ": not found: " + name);
			}
		}
	}

	/** What the writer wrote is no attachment: {@code message.rtf}, {@code .html}. */
	private static boolean isBody(Path file) {
		return file.getFileName().toString().matches("message\\.(?:rtf|html|txt)");
	}

	/** Of several that are called the same, the folder numbers all. */
	private static boolean named(MimePart part, String name) {
		return part.fileName().filter((written) -> name.replaceFirst("\\.\\d$", "").equals(written)).isPresent()
				|| part.fileName().filter(name::equals).isPresent();
	}

	/** Version control rewrote the ends of lines of texts. */
	private static byte[] lines(byte[] content) {
		return new String(content, StandardCharsets.ISO_8859_1).replace("\r\n", "\n")
			.getBytes(StandardCharsets.ISO_8859_1);
	}

	/**
	 * The tool that wrote the expected files leaves the 16 bytes before an object that
	 * say only that it is one (MS-OXTNEF 2.1.3.4).
	 */
	private static byte[] withoutId(byte[] content) {
		return (Arrays.mismatch(content, STORAGE) == STORAGE.length)
				? Arrays.copyOfRange(content, STORAGE.length, content.length) : content;
	}

	/** Every part, also those that pack others. */
	private static Stream<MimePart> parts(MimePart part) {
		return Stream.concat(Stream.of(part), part.children().stream().flatMap(MailsBench::parts));
	}

	private void print() {
		long missed = this.misses.stream().filter((miss) -> miss.contains(": not found: ")).count();
		double milliseconds = this.nanos / 1e6 / Math.max(1, this.mails);
		if (this.json) {
			System.out.println(JsonMapper.shared()
				.writeValueAsString(Map.of("mails", this.mails, "outcomes", this.outcomes, "files", this.files,
						"expected", this.expected, "found", this.expected - missed, "misses", this.misses,
						"ms_per_mail", milliseconds)));
			return;
		}
		System.out.printf("%d mails, %d files, %.2f ms a mail%n", this.mails, this.files, milliseconds);
		this.outcomes.forEach((outcome, count) -> System.out.printf("%6d %s%n", count, outcome));
		System.out.printf("%d of %d expected attachments found with name and bytes%n", this.expected - missed,
				this.expected);
		this.misses.forEach(System.out::println);
	}

}
