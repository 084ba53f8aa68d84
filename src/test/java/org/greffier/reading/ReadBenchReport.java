package org.greffier.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;

import org.greffier.reading.Stopwatch.Stage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What {@code bin/bench read} found, as a table for people and as JSON for machines. */
final class ReadBenchReport {

	private static final String ALL = "all";

	private final Map<String, ScanTally> classes = new TreeMap<>();

	private final Map<String, Map<String, Ratio>> ratios = new TreeMap<>();

	private final List<String> notes = new ArrayList<>();

	private @Nullable FillableCost fillable;

	private int fillableFiles;

	/** The tallies in which a file of a class is counted. */
	List<ScanTally> tallies(String group) {
		return List.of(tally(ALL), tally(group));
	}

	private ScanTally tally(String group) {
		return this.classes.computeIfAbsent(group, (g) -> new ScanTally());
	}

	void note(String note) {
		this.notes.add(note);
	}

	void fillable(FillableCost cost, int files) {
		this.fillable = cost;
		this.fillableFiles = files;
	}

	/** Lets the other programs that are installed read a file. */
	void compare(BenchCase file, double ours) {
		compare("ocrmypdf", file, ours, OtherReaders::ocrmypdf);
		compare("tesseract", file, ours, OtherReaders::tesseract);
	}

	private void compare(String program, BenchCase file, double ours, Function<byte[], OptionalDouble> run) {
		if (!OtherReaders.installed(program)) {
			String note = program + " is not installed: no ratio";
			if (!this.notes.contains(note)) {
				this.notes.add(note);
			}
			return;
		}
		OptionalDouble theirs = run.apply(file.pdf());
		if (theirs.isEmpty()) {
			this.notes.add(program + " failed on a file of " + file.group());
			return;
		}
		for (String group : List.of(ALL, file.group())) {
			this.ratios.computeIfAbsent(program, (p) -> new TreeMap<>())
				.merge(group, new Ratio(theirs.getAsDouble(), ours), Ratio::plus);
		}
	}

	/** CPU time of another program and ours, on the same files. */
	private record Ratio(double theirs, double ours) {

		Ratio plus(Ratio other) {
			return new Ratio(this.theirs + other.theirs, this.ours + other.ours);
		}

	}

	String json() {
		Map<String, Object> root = values(ALL);
		FillableCost cost = this.fillable;
		if (cost != null) {
			root.put("fillable_files", this.fillableFiles);
			root.put("acroform_cpu_ms_file", rounded(cost.filled()));
			root.put("text_cpu_ms_file", rounded(cost.flat()));
		}
		Map<String, Object> groups = new LinkedHashMap<>();
		this.classes.keySet().stream().filter((group) -> !group.equals(ALL)).forEach((g) -> groups.put(g, values(g)));
		root.put("classes", groups);
		root.put("notes", this.notes);
		return JsonMapper.shared().writeValueAsString(root);
	}

	private Map<String, Object> values(String group) {
		ScanTally tally = tally(group);
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("pages", tally.pages);
		values.put("cpu_ms_page", rounded(tally.cpuMsPlain()));
		values.put("cpu_ms_page_all", rounded(tally.cpuMsAll()));
		values.put("worker_peak_mb", (tally.peakMb > 0) ? rounded(tally.peakMb) : null);
		values.put("addresses_read", tally.addressesAccepted);
		values.put("addresses_wrong_accepted", tally.addressesWrong);
		values.put("fields_wrong_accepted", tally.fieldsWrong);
		values.put("forms_untouched_share", rounded(tally.untouchedShare()));
		values.put("signed_false_share", rounded(tally.signedFalse()));
		values.put("signed_to_review_share", rounded(tally.signedToReview()));
		values.put("ocrmypdf_cpu_ratio", ratio("ocrmypdf", group));
		values.put("tesseract_cpu_ratio", ratio("tesseract", group));
		values.put("wall_ms_page", rounded(tally.wallMs()));
		Map<String, Object> stages = new LinkedHashMap<>();
		for (Stage stage : Stage.values()) {
			stages.put(stage.name().toLowerCase(Locale.ROOT), rounded(tally.cpuMs(stage)));
		}
		values.put("cpu_ms_page_by_stage", stages);
		values.put("forms", tally.forms);
		values.put("forms_good", tally.goodForms);
		values.put("addresses", tally.addresses);
		values.put("addresses_exact", tally.addressesExact);
		values.put("fields", tally.fields);
		values.put("fields_exact", tally.fieldsExact);
		values.put("fields_accepted", tally.fieldsAccepted);
		values.put("ticks_wrong", tally.ticksWrong());
		values.put("ticks", tally.ticks);
		values.put("signatures", tally.signatures);
		values.put("good_forms_to_clerk", tally.why);
		return values;
	}

	private @Nullable Double ratio(String program, String group) {
		Ratio ratio = this.ratios.getOrDefault(program, Map.of()).get(group);
		return (ratio == null) ? null : rounded(ratio.theirs() / ratio.ours());
	}

	private static double rounded(double value) {
		return Math.round(value * 10_000) / 10_000.0;
	}

	String table() {
		StringBuilder out = new StringBuilder();
		line(out, "%-12s %6s %8s %8s %7s %13s %13s %6s %6s %9s %7s %7s %8s", "class", "pages", "cpu ms", "wall ms",
				"peak MB", "addr. exact", "addr. taken", "wrong", "fields", "untouched", "false", "review", "ticks");
		line(out, "%-12s %6s %8s %8s %7s %13s %13s %6s %6s %9s %7s %7s %8s", "", "", "a page", "a page", "", "of", "of",
				"taken", "wrong", "good", "signed", "signed", "wrong");
		this.classes.forEach((group, t) -> line(out,
				"%-12s %6d %8.1f %8.1f %7.0f %6d/%-6d %6d/%-6d %6d %6d %8.1f%% %6.2f%% %6.2f%% %8d", group, t.pages,
				t.cpuMsAll(), t.wallMs(), t.peakMb, t.addressesExact, t.addresses, t.addressesAccepted, t.addresses,
				t.addressesWrong, t.fieldsWrong, 100 * t.untouchedShare(), 100 * t.signedFalse(),
				100 * t.signedToReview(), t.ticksWrong()));
		ScanTally all = tally(ALL);
		StringBuilder stages = new StringBuilder("CPU ms a page by stage:");
		for (Stage stage : Stage.values()) {
			stages.append(
					String.format(Locale.ROOT, " %s %.1f", stage.name().toLowerCase(Locale.ROOT), all.cpuMs(stage)));
		}
		out.append(stages).append('\n');
		line(out, "ticks %s%nsignatures %s%ngood forms sent to a clerk %s", all.ticks, all.signatures, all.why);
		FillableCost cost = this.fillable;
		if (cost != null) {
			line(out, "%d fillable forms: %.2f ms CPU a filled form, %.2f ms a flattened one (medians)",
					this.fillableFiles, cost.filled(), cost.flat());
		}
		line(out, "CPU of others by ours: ocrmypdf %s, tesseract %s", ratio("ocrmypdf", ALL), ratio("tesseract", ALL));
		this.notes.forEach((note) -> line(out, "%s", note));
		return out.toString();
	}

	private static void line(StringBuilder out, String format, Object... values) {
		out.append(String.format(Locale.ROOT, format, values)).append('\n');
	}

}
