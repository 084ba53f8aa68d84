package org.greffier.platform;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

import org.greffier.catalogue.CatalogueException;
import org.greffier.catalogue.CatalogueLoader;
import org.greffier.sample.ManyMails;

/** The database, the product and the catalogue of a benchmark, in a folder of its own. */
final class BenchHouse implements AutoCloseable {

	/** The night after the day on which the mails come. */
	private static final String AT = "2026-11-17T07:30:00Z";

	private final Path folder;

	private final Path jobs;

	private final ManyMails mails;

	private final BenchProcess database;

	private final JsonNode ready;

	private final Map<String, String> environment = new TreeMap<>();

	private final List<BenchProcess> products = new ArrayList<>();

	/**
	 * Starts the database and writes the catalogue.
	 * @param grantors how many mails the reference table must know
	 */
	BenchHouse(Path folder, BenchMail mail, int grantors) throws IOException {
		this.folder = folder;
		this.jobs = folder.resolve("jobs");
		for (String agency : List.of("RAMQ", "AMP")) {
			this.environment.put(agency + "_IMAP", "imap://127.0.0.1:" + mail.imapPort());
			this.environment.put(agency + "_IMAP_USER", agency.equals("RAMQ") ? BenchMail.LOGIN : "none");
			this.environment.put(agency + "_IMAP_PASSWORD", BenchMail.LOGIN);
			this.environment.put(agency + "_SMTP", "smtp://127.0.0.1:" + mail.smtpPort());
		}
		copyJobs(grantors);
		this.mails = mails();
		this.database = BenchProcess.start(
				OwnCommand.of(List.of("-Xmx128m"),
						List.of("host-db", "--folder", folder.resolve("database").toString())),
				Map.of(), folder.resolve("database.log"));
		this.ready = this.database.answer();
		this.environment.put("GREFFIER_DATABASE_URL", this.ready.path("url").asString());
		this.environment.put("GREFFIER_DATABASE_USER", this.ready.path("app").asString());
		this.environment.put("GREFFIER_DATABASE_PASSWORD", secret("appPasswordFile"));
		this.environment.put("GREFFIER_KEYS", DemoFolder.of(folder).keys().toString());
	}

	private void copyJobs(int grantors) throws IOException {
		Path from = Path.of("jobs");
		try (Stream<Path> files = Files.walk(from)) {
			for (Path file : files.toList()) {
				Files.copy(file, this.jobs.resolve(from.relativize(file).toString()));
			}
		}
		Files.writeString(this.jobs.resolve("ramq/reference/grantors.csv"), ManyMails.table(grantors));
		Path job = this.jobs.resolve("ramq/job.yaml");
		Files.writeString(job, Files.readString(job).replaceFirst("(?m)^sender:$", "sender:\n  daily-cap: 1000000"));
	}

	private ManyMails mails() throws IOException {
		try {
			return new ManyMails(CatalogueLoader.load(this.jobs, this.environment));
		}
		catch (CatalogueException ex) {
			throw Refusal.failed("the benchmark's copy of jobs/ has mistakes: " + ex.getMessage());
		}
	}

	private String secret(String key) throws IOException {
		return Files.readString(Path.of(this.ready.path(key).asString())).strip();
	}

	/** Brings the schema up and fills it with what earlier nights left. */
	void fill(int oldForms) throws IOException, InterruptedException {
		Map<String, String> owner = new TreeMap<>(this.environment);
		owner.put("GREFFIER_DATABASE_OWNER_USER", this.ready.path("owner").asString());
		owner.put("GREFFIER_DATABASE_OWNER_PASSWORD", secret("ownerPasswordFile"));
		BenchProcess
			.start(OwnCommand.of(List.of("-Xmx256m"), List.of("migrate", "--jobs", this.jobs.toString())), owner,
					this.folder.resolve("migrate.log"))
			.finish();
		PGSimpleDataSource source = new PGSimpleDataSource();
		source.setUrl(this.ready.path("url").asString());
		source.setUser(this.ready.path("owner").asString());
		source.setPassword(secret("ownerPasswordFile"));
		BenchOldForms.fill(JdbcClient.create(source), oldForms);
	}

	/** The product, ready for its first night once it answers. */
	BenchProcess product() throws IOException {
		List<String> line = new ArrayList<>();
		line.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
		line.addAll(DemoHosts.PRODUCT);
		line.addAll(List.of("-cp", System.getProperty("java.class.path"), BenchProduct.class.getName(), "--jobs",
				this.jobs.toString(), "--at", AT));
		BenchProcess product = BenchProcess.start(line, this.environment, this.folder.resolve("product.log"));
		this.products.add(product);
		return product;
	}

	/** PostgreSQL is no child of the process that started it: its own file names it. */
	double databaseCpuSeconds() throws IOException {
		Path pid = DemoFolder.of(this.folder).database().resolve("data/postmaster.pid");
		return BenchProcess.cpuSeconds(Long.parseLong(Files.readAllLines(pid).get(0).strip()));
	}

	/** A mail of its number. */
	byte[] mail(int number) {
		return this.mails.mail(number);
	}

	@Override
	public void close() {
		this.products.forEach(BenchProcess::close);
		this.database.close();
	}

	/** Deletes a folder with all that is in it. */
	static void delete(Path tree) throws IOException {
		try (Stream<Path> files = Files.walk(tree)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		}
	}

}
