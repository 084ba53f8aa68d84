package org.greffier.reading;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.greffier.form.Language;
import org.greffier.form.Party;

/**
 * Measures what reading a fillable form costs a warm worker: CPU time of the reading
 * thread, each file another one. Started by {@code bin/bench read}.
 */
public final class ReadBench {

	private static final int WARM_UP = 300;

	private ReadBench() {
	}

	/**
	 * Measures and prints.
	 * @param arguments {@code --files N} and {@code --json}
	 */
	public static void main(String[] arguments) throws IOException {
		int files = 300;
		for (int i = 0; i + 1 < arguments.length; i++) {
			files = arguments[i].equals("--files") ? Integer.parseInt(arguments[i + 1]) : files;
		}
		FormReader reader = FormReader.of(PdfForm.JOBS);
		ThreadMXBean clock = ManagementFactory.getThreadMXBean();
		double[] filled = new double[files];
		double[] flat = new double[files];
		int pages = 1;
		for (int i = -WARM_UP; i < files; i++) {
			for (double[] costs : new double[][] { filled, flat }) {
				byte[] file = form(i, costs == flat);
				long start = clock.getCurrentThreadCpuTime();
				pages = reader.read(Request.of(6, file)).pages();
				costs[Math.max(0, i)] = (clock.getCurrentThreadCpuTime() - start) / 1e6;
			}
		}
		boolean json = Arrays.asList(arguments).contains("--json");
		System.out.printf(Locale.ROOT, json
				? "{\"files\": %d, \"pages\": %d, \"acroform_cpu_ms_per_file\": %.2f, \"text_cpu_ms_per_file\": %.2f}%n"
				: "%d files of %d pages: %.2f ms CPU a filled form, %.2f ms a flattened one (medians)%n", files, pages,
				median(filled), median(flat));
	}

	private static byte[] form(int number, boolean flat) throws IOException {
		Map<String, String> values = new HashMap<>(PdfForm.RAMQ);
		values.put("user.email", "noel." + (number + WARM_UP) + "@courriel.example");
		PdfForm form = PdfForm.ramq(Language.FR).fill(values).tick(0).sign(Party.GRANTOR).sign(Party.USER);
		return flat ? form.flatten().bytes() : form.bytes();
	}

	private static double median(double[] values) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted[sorted.length / 2];
	}

}
