package org.greffier.reading.scan;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

import org.greffier.catalogue.FieldType;
import org.greffier.catalogue.Layout;
import org.greffier.catalogue.Layout.PlacedField;
import org.greffier.reading.scan.TypedPages.Typing;
import org.greffier.scan.Printer;
import org.greffier.scan.ScanClass;
import org.greffier.scan.ScannedSheets;

/**
 * Reads typed addresses off pages full of them, by every class of scan, and counts what
 * is exact, what is left to a clerk and what is wrong but accepted; beside them the range
 * of each measure, by which the thresholds of {@code jobs/reading.yaml} are set. Started
 * by {@code bin/bench glyphs}.
 */
public final class GlyphBench {

	private static final double SURE = 0.9;

	private final TypedFields reader = new TypedFields(GlyphLimits.standard());

	private final Layout layout = TypedPages.layout(FieldType.EMAIL);

	private final Map<ScanClass, Tally> tallies = new EnumMap<>(ScanClass.class);

	private final boolean show;

	private GlyphBench(boolean show) {
		this.show = show;
	}

	/**
	 * Measures and prints.
	 * @param arguments {@code --pages N} of 21 addresses each, {@code --seed S};
	 * {@code --font NAME} of another font than our own, by its file or as PDFBox calls
	 * it, {@code --cells} with each letter in the middle of its cell; {@code --class KEY}
	 * for one class alone; {@code --show} what was not accepted
	 */
	public static void main(String[] arguments) throws IOException {
		List<String> words = Arrays.asList(arguments);
		int pages = Integer.parseInt(after(words, "--pages", "4"));
		long seed = Long.parseLong(after(words, "--seed", "5000"));
		String font = after(words, "--font", "");
		String only = after(words, "--class", "");
		List<ScanClass> classes = Arrays.stream(ScanClass.values())
			.filter((scan) -> only.isEmpty() || only.equals(scan.key()))
			.toList();
		List<Printer> printers = Arrays.stream(Printer.values()).filter(Printer::installed).toList();
		GlyphBench bench = new GlyphBench(words.contains("--show"));
		for (int page = 0; page < pages; page++) {
			Random random = new Random(seed + page);
			List<String> values = addresses(random);
			double right = (random.nextInt(4) == 0) ? 3 * random.nextDouble() : 0;
			double baseline = 5.1 + 1.8 * random.nextDouble();
			Typing typing = font.isEmpty() ? Typing.own(right, baseline)
					: new Typing(font, 10.5, right, baseline, words.contains("--cells"));
			ScannedSheets sheets = ScannedSheets.print(TypedPages.pdf(values, typing),
					printers.get(page % printers.size()));
			classes.forEach((scan) -> bench.read(sheets, scan, seed + random.nextInt(), values));
		}
		System.out.println("printed by " + printers);
		bench.tallies.forEach((scan, tally) -> System.out.println(tally.line(scan.key())));
		Tally all = new Tally();
		bench.tallies.values().forEach(all::add);
		System.out.println(all.line("all"));
	}

	private static String after(List<String> words, String name, String otherwise) {
		int at = words.indexOf(name);
		return (at < 0 || at + 1 == words.size()) ? otherwise : words.get(at + 1);
	}

	private static List<String> addresses(Random random) {
		List<String> values = new ArrayList<>();
		for (int i = 0; i < TypedPages.ROWS; i++) {
			values.add(TypedPages.address(random));
		}
		return values;
	}

	private void read(ScannedSheets sheets, ScanClass scan, long seed, List<String> values) {
		PageScan page = TypedPages.laid(sheets.as(scan, seed).get(0), new SplittableRandom(seed));
		long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
		Map<PlacedField, Judgement> judged = this.reader.judge(page, this.layout, 1);
		GlyphLimits limits = this.reader.limits(page);
		Tally tally = this.tallies.computeIfAbsent(scan, (s) -> new Tally());
		tally.millis.add((ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e6);
		for (int i = 0; i < values.size(); i++) {
			Judgement judgement = judged.get(this.layout.fields().get(i));
			boolean exact = judgement.value().equals(values.get(i));
			boolean accepted = judgement.confidence(limits) >= SURE;
			(exact ? tally.exact : tally.wrong).add(judgement);
			tally.accepted += accepted ? 1 : 0;
			tally.wrongAccepted += (accepted && !exact) ? 1 : 0;
			if (this.show && !(exact && accepted)) {
				System.out.println(scan.key() + (accepted ? " ACCEPTED " : " ") + values.get(i) + " | "
						+ judgement.value() + " " + judgement);
			}
		}
	}

	/** What was counted of a class. */
	private static final class Tally {

		private final List<Judgement> exact = new ArrayList<>();

		private final List<Judgement> wrong = new ArrayList<>();

		private final List<Double> millis = new ArrayList<>();

		private int accepted;

		private int wrongAccepted;

		private void add(Tally other) {
			this.exact.addAll(other.exact);
			this.wrong.addAll(other.wrong);
			this.millis.addAll(other.millis);
			this.accepted += other.accepted;
			this.wrongAccepted += other.wrongAccepted;
		}

		private String line(String name) {
			int count = this.exact.size() + this.wrong.size();
			double median = this.millis.stream().sorted().skip(this.millis.size() / 2).findFirst().orElse(0.0);
			return String.format(Locale.ROOT,
					"%-12s %6d addresses, %6d exact, %5d to review, %d wrong but accepted, %.0f ms CPU a page", name,
					count, this.exact.size(), count - this.accepted, this.wrongAccepted, median)
					+ ranges("exact", this.exact) + ranges("wrong", this.wrong);
		}

		/** Of each measure: the worst, the worst of a hundred, the middle, the best. */
		private static String ranges(String name, List<Judgement> judged) {
			if (judged.isEmpty()) {
				return "";
			}
			return "\n    " + name + range("field", judged, Judgement::field)
					+ range("fit", judged, (j) -> j.worst().fit()) + range("margin", judged, (j) -> j.worst().margin())
					+ range("residual", judged, (j) -> -j.worst().residual())
					+ range("odd", judged, (j) -> -j.worst().odd()) + range("stray", judged, (j) -> -j.stray());
		}

		private static String range(String name, List<Judgement> judged, ToDoubleFunction<Judgement> measure) {
			double[] sorted = judged.stream().mapToDouble(measure).sorted().toArray();
			return String.format(Locale.ROOT, "  %s %.3f %.3f %.3f %.3f", name, Math.abs(sorted[0]),
					Math.abs(sorted[sorted.length / 100]), Math.abs(sorted[sorted.length / 2]),
					Math.abs(sorted[sorted.length - 1]));
		}

	}

}
