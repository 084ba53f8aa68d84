package org.greffier.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.greffier.catalogue.Agency;
import org.greffier.intake.mime.MimePart;
import org.greffier.intake.mime.MimeTree;
import org.greffier.intake.notice.DeliveryNotice;
import org.greffier.intake.notice.DeliveryNotice.Kind;
import org.greffier.intake.notice.NoticeReader;

/**
 * Reads a folder of machine mail and counts what is recognised in it. Started by
 * {@code bin/bench bounces}; what its figures mean is in {@code src/bench/bounces.md}.
 */
public final class BounceBench {

	private static final String NOT = ", no bounces";

	private static final List<String> COLUMNS = List.of("mails", "no_mails", "machine", "recognised", "permanent",
			"temporary", "delayed", "arrived", "complaints", "with_recipient", "with_original", "taken_for_one");

	private final Map<String, Map<String, Integer>> folders = new TreeMap<>();

	private final Agency agency = IntakeFixtures.agency();

	private BounceBench() {
	}

	/**
	 * Counts and prints.
	 * @param arguments {@code --in DIR}, {@code --half 0|1} for one half of the files by
	 * the hash of their names, {@code --files} to name what was not recognised, and
	 * {@code --json}
	 */
	public static void main(String[] arguments) throws IOException {
		List<String> words = Arrays.asList(arguments);
		Optional<Path> in = after(words, "--in").map(Path::of).filter(Files::isDirectory);
		if (in.isEmpty()) {
			System.err.println("bin/bench bounces --in DIR [--half 0|1] [--files] [--json]: DIR is a folder of mails");
			System.exit(2);
		}
		BounceBench bench = new BounceBench();
		List<String> missed = bench.read(in.orElseThrow(), after(words, "--half"));
		System.out.print(words.contains("--json") ? bench.json() : bench.table());
		if (words.contains("--files")) {
			missed.forEach(System.out::println);
		}
	}

	private static Optional<String> after(List<String> words, String name) {
		int at = words.indexOf(name);
		return (at >= 0 && at + 1 < words.size()) ? Optional.of(words.get(at + 1)) : Optional.empty();
	}

	private List<String> read(Path in, Optional<String> half) throws IOException {
		List<Path> files;
		try (Stream<Path> all = Files.walk(in)) {
			files = all.filter(Files::isRegularFile).sorted().toList();
		}
		List<String> missed = new ArrayList<>();
		for (Path file : files) {
			String name = String.valueOf(file.getFileName());
			if (half.isPresent() && !half.get().equals(half(name))) {
				continue;
			}
			String folder = String.valueOf(in.relativize(file).getParent());
			if (!count(folder, name, Files.readAllBytes(file))) {
				missed.add(folder + "/" + name);
			}
		}
		return missed;
	}

	/** Which half a file is of, by the first byte of its name's SHA-256. */
	private static String half(String name) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
			return String.valueOf(digest[0] & 1);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("the platform lacks SHA-256", ex);
		}
	}

	/** Whether it was taken for what it is. */
	private boolean count(String folder, String name, byte[] raw) {
		MimePart root = MimeTree.parse(raw, MailContent.limits(this.agency.limits()));
		MailClass mailClass = MailContent.of(raw, this.agency, this.agency.mailboxes().get(0)).mailClass();
		Optional<DeliveryNotice> notice = NoticeReader.read(root).filter((found) -> mailClass == MailClass.BOUNCE);
		boolean bounce = !folder.matches("(?:.*/)?(?:not|non_.*|fixtures)") && !name.matches("(?:arf|rfc3834)-.*");
		String row = bounce ? folder : folder + NOT;
		if (!root.headers().has("From") && !root.headers().has("Received") && !root.headers().has("Return-Path")) {
			add(folder + NOT, "no_mails", true);
			return true;
		}
		add(row, "mails", true);
		add(row, "complaints", mailClass == MailClass.COMPLAINT);
		add(row, "machine", mailClass != MailClass.HUMAN);
		add(row, "recognised", bounce && notice.isPresent());
		add(row, "taken_for_one", !bounce && mailClass == MailClass.BOUNCE);
		for (Kind kind : Kind.values()) {
			add(row, kind.name().toLowerCase(Locale.ROOT), notice.filter((found) -> found.kind() == kind).isPresent());
		}
		add(row, "with_recipient", notice.filter((found) -> !found.recipients().isEmpty()).isPresent());
		add(row, "with_original", notice.flatMap(DeliveryNotice::original).isPresent());
		return bounce ? notice.isPresent() : mailClass != MailClass.BOUNCE;
	}

	private void add(String row, String column, boolean one) {
		for (String each : List.of(row, "all" + (row.endsWith(NOT) ? NOT : ""))) {
			this.folders.computeIfAbsent(each, (name) -> new TreeMap<>()).merge(column, one ? 1 : 0, Integer::sum);
		}
	}

	private String table() {
		StringBuilder table = new StringBuilder(
				"| Folder | " + String.join(" | ", COLUMNS) + " |\n|---|" + "---|".repeat(COLUMNS.size()) + "\n");
		this.folders.forEach((folder, counts) -> {
			table.append("| ").append(folder);
			COLUMNS.forEach((column) -> table.append(" | ").append(counts.getOrDefault(column, 0)));
			table.append(" |\n");
		});
		return table.toString();
	}

	private String json() {
		List<String> rows = new ArrayList<>();
		this.folders.forEach((folder, counts) -> {
			List<String> members = COLUMNS.stream()
				.map((column) -> "\"" + column + "\": " + counts.getOrDefault(column, 0))
				.toList();
			rows.add("\"" + folder.replace("\"", "'") + "\": {" + String.join(", ", members) + "}");
		});
		return "{" + String.join(",\n", rows) + "}\n";
	}

}
