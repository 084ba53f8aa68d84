package org.greffier.reading;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.greffier.form.FieldName;
import org.greffier.form.FieldReading;
import org.greffier.form.Party;
import org.greffier.form.Reading;
import org.greffier.form.Severity;
import org.greffier.form.SignatureReading;
import org.greffier.form.SignatureState;
import org.greffier.reading.Stopwatch.Stage;
import org.greffier.scan.Marking;

/**
 * What was counted of the files of one class. A value counts as accepted when it is as
 * sure as the rules ask and nothing that the reader saw sends the whole form to a clerk.
 */
final class ScanTally {

	/** What the rule {@code values-read} asks for, unless a form says otherwise. */
	private static final double FIELD_AT_LEAST = 0.90;

	/** What the rule {@code signed-by-hand} asks for. */
	private static final double SIGNATURE_AT_LEAST = 0.80;

	int pages;

	int forms;

	int goodForms;

	int untouched;

	int fields;

	int fieldsExact;

	int fieldsAccepted;

	int fieldsWrong;

	int addresses;

	int addressesExact;

	int addressesAccepted;

	int addressesWrong;

	double peakMb;

	private final long[] cpu = new long[Stage.values().length];

	private long wall;

	/** What stood in the box, and what was said of it. */
	final Map<Marking, Map<String, Integer>> signatures = new EnumMap<>(Marking.class);

	/** {@code on} or {@code off}, and what was said of it. */
	final Map<String, Map<String, Integer>> ticks = new TreeMap<>();

	/**
	 * Why good forms were left to a clerk: codes of problems, and what was not read
	 * surely.
	 */
	final Map<String, Integer> why = new TreeMap<>();

	void add(BenchCase file, Reading reading) {
		this.pages += file.pages();
		this.forms++;
		boolean clerk = reading.problems().stream().anyMatch((problem) -> problem.code().severity() != Severity.NOTE);
		Set<String> doubts = new TreeSet<>();
		reading.problems()
			.stream()
			.filter((problem) -> problem.code().severity() != Severity.NOTE)
			.forEach((problem) -> doubts.add(problem.code().name()));
		for (Map.Entry<FieldName, String> value : file.values().entrySet()) {
			if (!field(value.getKey(), value.getValue(), file, reading, clerk)) {
				doubts.add(file.addresses().contains(value.getKey()) ? "address" : "field");
			}
		}
		for (FieldName box : file.boxes()) {
			if (!tick(file.ticks().contains(box), reading.fields().get(box), clerk)) {
				doubts.add("tick");
			}
		}
		for (Map.Entry<Party, Marking> mark : file.signatures().entrySet()) {
			if (!signature(mark.getValue(), reading.signature(mark.getKey()))) {
				doubts.add("signature");
			}
		}
		if (file.good()) {
			this.goodForms++;
			this.untouched += doubts.isEmpty() ? 1 : 0;
			doubts.forEach((doubt) -> this.why.merge(doubt, 1, Integer::sum));
		}
	}

	void cost(TimedWorker.Costs costs, OptionalDouble peak) {
		for (int i = 0; i < this.cpu.length; i++) {
			this.cpu[i] += costs.cpu()[i];
		}
		this.wall += costs.wall();
		this.peakMb = Math.max(this.peakMb, peak.orElse(0));
	}

	private boolean field(FieldName name, String truth, BenchCase file, Reading reading, boolean clerk) {
		FieldReading read = reading.fields().get(name);
		boolean exact = read != null && read.value().equals(truth);
		boolean sure = read != null && read.confidence() >= FIELD_AT_LEAST;
		boolean accepted = sure && !clerk;
		this.fields++;
		this.fieldsExact += exact ? 1 : 0;
		this.fieldsAccepted += accepted ? 1 : 0;
		this.fieldsWrong += (accepted && !exact) ? 1 : 0;
		if (file.addresses().contains(name)) {
			this.addresses++;
			this.addressesExact += exact ? 1 : 0;
			this.addressesAccepted += accepted ? 1 : 0;
			this.addressesWrong += (accepted && !exact) ? 1 : 0;
		}
		return sure;
	}

	private boolean tick(boolean truth, FieldReading read, boolean clerk) {
		boolean sure = read != null && read.confidence() >= FIELD_AT_LEAST;
		String said = (sure && !clerk) ? (read.value().equals("true") ? "on" : "off") : "clerk";
		this.ticks.computeIfAbsent(truth ? "on" : "off", (t) -> new TreeMap<>()).merge(said, 1, Integer::sum);
		return sure;
	}

	private boolean signature(Marking truth, SignatureReading read) {
		boolean sure = read.confidence() >= SIGNATURE_AT_LEAST;
		String said = (sure || read.state() == SignatureState.DOUBTFUL) ? read.state().key() : read.state().key() + "?";
		this.signatures.computeIfAbsent(truth, (t) -> new TreeMap<>()).merge(said, 1, Integer::sum);
		return sure && read.state() == SignatureState.HANDWRITTEN;
	}

	/** Of signature boxes with such marks, the share that was said to be such a thing. */
	private double share(String said, boolean others, Marking... marks) {
		int all = 0;
		int hits = 0;
		for (Marking mark : marks) {
			for (Map.Entry<String, Integer> count : this.signatures.getOrDefault(mark, Map.of()).entrySet()) {
				all += count.getValue();
				hits += (count.getKey().equals(said) != others) ? count.getValue() : 0;
			}
		}
		return (all == 0) ? 0 : hits / (double) all;
	}

	/** Empty, dirty and crossed boxes that were taken for signed. */
	double signedFalse() {
		return share(SignatureState.HANDWRITTEN.key(), false, Marking.EMPTY, Marking.DIRT, Marking.CROSS);
	}

	/** Signed boxes that a clerk must look at. */
	double signedToReview() {
		return share(SignatureState.HANDWRITTEN.key(), true, Marking.SIGNED, Marking.REAL_HAND);
	}

	int ticksWrong() {
		return this.ticks.getOrDefault("on", Map.of()).getOrDefault("off", 0)
				+ this.ticks.getOrDefault("off", Map.of()).getOrDefault("on", 0);
	}

	double untouchedShare() {
		return (this.goodForms == 0) ? 0 : this.untouched / (double) this.goodForms;
	}

	/** Milliseconds of CPU time a page. */
	double cpuMs(Stage stage) {
		return perPage(this.cpu[TimedWorker.place(stage)]);
	}

	double cpuMsAll() {
		long sum = 0;
		for (long spent : this.cpu) {
			sum += spent;
		}
		return perPage(sum);
	}

	/** Without signatures and names. */
	double cpuMsPlain() {
		return cpuMsAll() - cpuMs(Stage.SIGNATURES) - cpuMs(Stage.NAMES);
	}

	double wallMs() {
		return perPage(this.wall);
	}

	private double perPage(long nanoseconds) {
		return nanoseconds / 1e6 / Math.max(1, this.pages);
	}

}
