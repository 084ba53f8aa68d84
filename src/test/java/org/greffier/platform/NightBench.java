package org.greffier.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import jakarta.mail.MessagingException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/**
 * Measures a night from end to end: mails that are all accepted, a durable database with
 * old forms in it, a mail host, and the product in a JVM of its own. Measures, and holds
 * nothing against a limit; it fails when not every form is delivered.
 */
@Command(name = "bin/bench night", mixinStandardHelpOptions = true, sortOptions = false,
		description = "Measures a night of N synthetic mails from end to end.")
final class NightBench implements Callable<Integer> {

	/** The authserv-id that the sample's RAMQ believes. */
	static final String SERVER = "mx.ramq.example";

	/** Enough mails for a real mail host to be worth its start. */
	private static final int LARGE = 1_000;

	private static final int SMALL = 100;

	@Option(names = "--mails", required = true, paramLabel = "N", description = "how many mails, 1 to 50000")
	private int mails;

	@Option(names = "--json", description = "prints one line of JSON instead of a table")
	private boolean json;

	@Option(names = "--old-forms", paramLabel = "N", defaultValue = "100000",
			description = "forms of earlier nights in the database (default: ${DEFAULT-VALUE})")
	private int oldForms;

	@Option(names = "--warm-up", paramLabel = "N", defaultValue = "20",
			description = "mails of the night before the measured ones (default: ${DEFAULT-VALUE})")
	private int warmUp;

	@Option(names = "--mail-host", paramLabel = "green|debian",
			description = "GreenMail, or dovecot and postfix; by default these from 1000 mails on")
	private String mailHost = "";

	private int sent;

	public static void main(String[] args) {
		System.exit(new CommandLine(new NightBench()).setExecutionExceptionHandler(NightBench::fail).execute(args));
	}

	private static int fail(Exception ex, CommandLine line, CommandLine.ParseResult parsed) {
		line.getErr().println("bench: " + ex);
		return 1;
	}

	@Override
	public Integer call() throws IOException, InterruptedException, MessagingException {
		if (this.mails < 1 || this.mails > 50_000 || this.warmUp < 0 || this.oldForms < 0) {
			System.err.println("bench: --mails is 1 to 50000, the other numbers are 0 or more");
			return 2;
		}
		Path folder = Files.createTempDirectory("greffier-bench-");
		boolean whole = false;
		try (BenchMail mail = mail(folder); BenchHouse house = new BenchHouse(folder, mail, grantors())) {
			say("the schema and " + this.oldForms + " old forms ...");
			house.fill(this.oldForms);
			BenchProcess product = house.product();
			NightBenchReport report = measure(house, mail, product);
			System.out.println(this.json ? report.json() : report.table());
			whole = true;
			return 0;
		}
		finally {
			if (whole) {
				BenchHouse.delete(folder);
			}
			else {
				say("logs are in " + folder);
			}
		}
	}

	private BenchMail mail(Path folder) throws IOException, InterruptedException {
		String host = this.mailHost.isEmpty() ? ((this.mails < LARGE) ? "green" : "debian") : this.mailHost;
		return switch (host) {
			case "green" -> BenchGreenMail.start(folder);
			case "debian" -> BenchDebianMail.start(folder);
			default -> throw Refusal.wrongUse("--mail-host is green or debian");
		};
	}

	private int grantors() {
		return this.warmUp + this.mails + ((this.mails >= LARGE) ? 2 * SMALL + LARGE : 0);
	}

	/** The small night stands before and after the large one: the faster one counts. */
	private NightBenchReport measure(BenchHouse house, BenchMail mail, BenchProcess product)
			throws IOException, MessagingException {
		if (this.warmUp > 0) {
			night(house, mail, product, this.warmUp);
		}
		if (this.mails < LARGE) {
			return report(mail, night(house, mail, product, this.mails), Map.of());
		}
		Map<String, Double> costs = new LinkedHashMap<>();
		costs.put("at_100_before", night(house, mail, product, SMALL).cost());
		BenchNight large = night(house, mail, product, LARGE);
		costs.put("at_1000", large.cost());
		costs.put("at_100_after", night(house, mail, product, SMALL).cost());
		return report(mail, (this.mails == LARGE) ? large : night(house, mail, product, this.mails), costs);
	}

	private NightBenchReport report(BenchMail mail, BenchNight night, Map<String, Double> costs) {
		return new NightBenchReport(night, this.oldForms, mail.kind(), costs);
	}

	private BenchNight night(BenchHouse house, BenchMail mail, BenchProcess product, int count)
			throws IOException, MessagingException {
		say("a night of " + count + " ...");
		List<byte[]> batch = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			batch.add(house.mail(this.sent++));
		}
		long start = System.nanoTime();
		mail.deliver(batch);
		double delivery = (System.nanoTime() - start) / 1e9;
		double cpu = mail.cpuSeconds();
		double ofProduct = BenchProcess.cpuSeconds(product.pid());
		double ofDatabase = house.databaseCpuSeconds();
		JsonNode night = product.ask("ramq");
		if (night.path("states").path("form DELIVERED").asInt() != count) {
			throw Refusal.failed("not every form was delivered: " + night);
		}
		return new BenchNight(count, night, delivery, mail.cpuSeconds() - cpu,
				BenchProcess.cpuSeconds(product.pid()) - ofProduct, house.databaseCpuSeconds() - ofDatabase);
	}

	private static void say(String line) {
		System.err.println("bench: " + line);
	}

}
