package org.greffier.platform;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.json.JsonMapper;

/**
 * What the benchmark of a night prints.
 *
 * @param costs seconds a mail of a night of 100 before and after, and of one of 1,000
 * between; empty when these were not run
 */
record NightBenchReport(BenchNight night, int oldForms, String mailHost, Map<String, Double> costs) {

	String json() {
		Map<String, Object> root = new LinkedHashMap<>();
		root.put("mails", this.night.mails());
		root.put("mails_per_s", round(this.night.mails() / this.night.seconds()));
		root.put("seconds", round(this.night.seconds()));
		Map<String, Object> steps = new LinkedHashMap<>();
		steps().forEach((step, seconds) -> steps.put(step,
				Map.of("seconds", round(seconds), "mails_per_s", round(perSecond(seconds)))));
		root.put("steps", steps);
		root.put("heap_peak_mb", heap());
		root.put("cost_ratio_1000_to_100", ratio().map(NightBenchReport::round).orElse(null));
		root.put("cost_per_mail_s", this.costs);
		root.put("cpu_ms_per_mail", Map.of("product_and_readers", cpuMillis(this.night.productCpuSeconds()), "database",
				cpuMillis(this.night.databaseCpuSeconds())));
		root.put("old_forms", this.oldForms);
		root.put("mail_host", Map.of("kind", this.mailHost, "delivery_seconds", round(this.night.deliverySeconds()),
				"cpu_seconds", round(this.night.mailCpuSeconds())));
		return JsonMapper.shared().writeValueAsString(root);
	}

	String table() {
		StringBuilder out = new StringBuilder();
		line(out, "%-10s %10s %12s%n", "STEP", "SECONDS", "MAILS/S");
		steps().forEach((step, seconds) -> line(out, "%-10s %10.2f %12.1f%n", step, seconds, perSecond(seconds)));
		line(out, "%-10s %10.2f %12.1f%n%n", "all", this.night.seconds(), this.night.mails() / this.night.seconds());
		line(out, "%d mails, %d old forms, product with -Xmx512m: its heap's peak %d MB (readers apart)%n",
				this.night.mails(), this.oldForms, heap());
		line(out, "mail host (%s): %.2f s to take the mails in, %.2f s of CPU during the night%n", this.mailHost,
				this.night.deliverySeconds(), this.night.mailCpuSeconds());
		line(out, "CPU a mail: %.1f ms in the product and its readers, %.1f ms in the database%n",
				cpuMillis(this.night.productCpuSeconds()), cpuMillis(this.night.databaseCpuSeconds()));
		ratio().ifPresentOrElse(
				(ratio) -> line(out, "warm cost a mail at 1000 over at 100: %.2f (seconds a mail: %s)", ratio,
						this.costs),
				() -> out.append("warm cost a mail at 1000 over at 100: not measured below 1000 mails"));
		return out.toString();
	}

	/** Against the faster of the two small nights. */
	private Optional<Double> ratio() {
		return Optional.ofNullable(this.costs.get("at_1000"))
			.map((large) -> large / Math.min(this.costs.getOrDefault("at_100_before", large),
					this.costs.getOrDefault("at_100_after", large)));
	}

	private Map<String, Double> steps() {
		Map<String, Double> steps = new LinkedHashMap<>();
		this.night.product()
			.path("steps")
			.properties()
			.forEach((step) -> steps.put(step.getKey(), step.getValue().path("millis").asLong() / 1e3));
		return steps;
	}

	private double perSecond(double seconds) {
		return this.night.mails() / Math.max(seconds, 0.001);
	}

	private double cpuMillis(double seconds) {
		return round(seconds * 1e3 / this.night.mails());
	}

	private long heap() {
		return this.night.product().path("heapPeakMb").asLong();
	}

	private static void line(StringBuilder out, String format, Object... values) {
		out.append(String.format(Locale.ROOT, format, values));
	}

	private static double round(double value) {
		return Math.round(value * 1000) / 1000.0;
	}

}
