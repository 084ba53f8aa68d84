package org.greffier.reading;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.greffier.form.Language;
import org.greffier.form.Party;

/**
 * What reading a form that was never on paper costs: CPU time of the reading thread in a
 * warm worker, each file another one, in milliseconds a file.
 *
 * @param filled of a form whose fields are filled
 * @param flat of one that was printed to a file
 */
record FillableCost(double filled, double flat) {

	/** Reads as many files before any counts, for the compiler. */
	static FillableCost measure(WatchedWorker worker, int files) throws IOException {
		double[][] costs = new double[2][files];
		for (int i = -files; i < files; i++) {
			for (int flat = 0; flat < 2; flat++) {
				long spent = Arrays.stream(worker.read(form(i, flat == 1)).costs().cpu()).sum();
				costs[flat][Math.max(0, i)] = spent / 1e6;
			}
		}
		return new FillableCost(median(costs[0]), median(costs[1]));
	}

	private static byte[] form(int number, boolean flat) throws IOException {
		Map<String, String> values = new HashMap<>(PdfForm.RAMQ);
		values.put("user.email", "noel." + (number + 100_000) + "@courriel.example");
		PdfForm form = PdfForm.ramq(Language.FR).fill(values).tick(0).sign(Party.GRANTOR).sign(Party.USER);
		return flat ? form.flatten().bytes() : form.bytes();
	}

	private static double median(double[] values) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted[sorted.length / 2];
	}

}
