package org.greffier.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;

import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.json.JsonMapper;

import org.greffier.catalogue.Agency;
import org.greffier.catalogue.Catalogue;
import org.greffier.form.AgencyId;
import org.greffier.jobs.NightOutcome;
import org.greffier.jobs.Nights;
import org.greffier.jobs.RunReport;

/**
 * The product in a JVM of its own, started as {@code run} starts it, but for several
 * nights in one life, so that a warm one can be measured: each line of standard input
 * names the body whose night is to run, and one line of JSON says what came of it.
 */
@Command(name = "bench-product")
final class BenchProduct implements Callable<Integer> {

	private static final long SAMPLE_MILLIS = 25;

	private static final long MB = 1L << 20;

	@Mixin
	private Product product = new Product();

	private final AtomicLong peak = new AtomicLong();

	public static void main(String[] args) {
		System.exit(new CommandLine(new BenchProduct()).execute(args));
	}

	@Override
	public Integer call() throws IOException {
		Thread sampler = new Thread(this::sample, "heap-sampler");
		sampler.setDaemon(true);
		sampler.start();
		try (ConfigurableApplicationContext context = this.product.start(WebApplicationType.NONE)) {
			BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
			for (String line = in.readLine(); line != null; line = in.readLine()) {
				Agency agency = context.getBean(Catalogue.class).agency(new AgencyId(line));
				long start = System.nanoTime();
				NightOutcome outcome = context.getBean(Nights.class).run(agency, Optional.empty());
				double seconds = (System.nanoTime() - start) / 1e9;
				System.out.println(JsonMapper.shared().writeValueAsString(describe(outcome, seconds)));
			}
		}
		return 0;
	}

	private Map<String, Object> describe(NightOutcome outcome, double seconds) {
		Map<String, Object> line = new LinkedHashMap<>();
		line.put("seconds", seconds);
		line.put("heapPeakMb", this.peak.get() / MB);
		Optional<RunReport> report = outcome.fold((done) -> Optional.of(done.report()),
				(failed) -> Optional.of(failed.report()), (busy) -> Optional.empty(), (already) -> Optional.empty(),
				(stopped) -> Optional.empty());
		Map<String, Long> states = new TreeMap<>();
		report.ifPresent((night) -> {
			night.envelopes().forEach((envelope) -> {
				envelope.files().forEach((file) -> states.merge("form " + file.state(), 1L, Long::sum));
				envelope.letters().forEach((letter) -> states.merge("letter " + letter.status(), 1L, Long::sum));
			});
			line.put("state", night.state().name());
			line.put("steps", night.steps());
		});
		line.put("states", states);
		return line;
	}

	/** What is used just before a collection is what the pools' own peaks hide. */
	private void sample() {
		try {
			while (true) {
				long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
				this.peak.accumulateAndGet(used, Math::max);
				Thread.sleep(SAMPLE_MILLIS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
