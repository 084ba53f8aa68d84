package org.greffier.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

import org.greffier.casefile.Answering;
import org.greffier.casefile.CaseEvent;
import org.greffier.casefile.CaseEvents;
import org.greffier.casefile.Documents;
import org.greffier.casefile.Envelopes;
import org.greffier.casefile.Forms;
import org.greffier.casefile.NewEnvelope;
import org.greffier.casefile.Threads;
import org.greffier.catalogue.Agency;
import org.greffier.catalogue.FormKind;
import org.greffier.catalogue.MandatePolicy;
import org.greffier.catalogue.ShippedCatalogue;
import org.greffier.delivery.Composer;
import org.greffier.delivery.DeliverySettings;
import org.greffier.delivery.Outbox;
import org.greffier.form.AgencyId;
import org.greffier.form.EnvelopeId;
import org.greffier.form.FormId;
import org.greffier.form.Language;
import org.greffier.form.Reading;
import org.greffier.platform.TestDatabase;
import org.greffier.registry.Accounts;
import org.greffier.registry.Enrolled;
import org.greffier.registry.Enrolment;
import org.greffier.registry.GrantBatches;
import org.greffier.registry.GrantorStatus;
import org.greffier.registry.GrantorTables;
import org.greffier.registry.MandateEvent;
import org.greffier.registry.Mandates;
import org.greffier.registry.OwnDirectory;
import org.greffier.registry.Persons;
import org.greffier.registry.RegistryFixtures;
import org.greffier.registry.Terms;
import org.greffier.safe.Lease;
import org.greffier.safe.Leases;
import org.greffier.safe.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * A ledger, a registry and an outbox on a real database, with no mail host: for what
 * nights do with mandates.
 */
final class MandateHouse {

	static final Instant NOW = Instant.parse("2026-11-03T07:30:00Z");

	private final Vault vault = RegistryFixtures.VAULT;

	private final DataSource source = TestDatabase.fresh().app();

	private final JdbcClient jdbc = JdbcClient.create(this.source);

	private final FencedTransactions transactions = new FencedTransactions(new JdbcTransactionManager(this.source),
			new Leases(this.jdbc));

	private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

	private final CaseEvents events = new CaseEvents(this.jdbc, this.clock);

	private final Documents documents = new Documents(this.jdbc, this.vault, this.clock);

	private final NightSteps.Ledger ledger = new NightSteps.Ledger(ShippedCatalogue.load(),
			new Envelopes(this.jdbc, this.vault, this.events, this.documents, this.clock),
			new Forms(this.jdbc, this.vault, this.events, this.clock), this.documents,
			new Threads(this.jdbc, this.events));

	private final OwnDirectory directory = new OwnDirectory(this.jdbc);

	private final Enrolment enrolment = new Enrolment(this.jdbc, this.vault, this.directory, this::tell, this.clock);

	private final Mandates mandates = new Mandates(this.jdbc, this.vault, this.directory, this::tell, this.clock);

	private final Persons persons = new Persons(this.jdbc, this.vault);

	private final Outbox outbox = new Outbox(this.jdbc, this.vault,
			new Composer(this.ledger.catalogue(),
					DeliverySettings.of(Path.of("jobs"), URI.create("https://acces.test/activation"))),
			(agency, letter, from, to, why) -> {
			}, this.clock);

	private final MandateLetters letters = new MandateLetters(this.ledger, this.persons, this.outbox);

	private final BulkGrants bulk = new BulkGrants(new GrantBatches(this.jdbc, this.mandates, this.clock), this.ledger,
			this.persons, this.outbox, this.events, this.transactions, this.clock);

	private final Path folder;

	private MandatePolicy policy = MandatePolicy.DEFAULT;

	private long uid;

	/**
	 * Builds the house.
	 * @param folder of the body, with its reference tables
	 */
	MandateHouse(Path folder) {
		this.folder = folder;
	}

	JdbcClient jdbc() {
		return this.jdbc;
	}

	Agency agency() {
		Agency ramq = this.ledger.catalogue().agency(new AgencyId("ramq"));
		return new Agency(ramq.id(), ramq.name(), ramq.specimen(), ramq.contact(), ramq.mailboxes(), ramq.sender(),
				ramq.schedule(), ramq.answers(), ramq.refusals(), ramq.holds(), ramq.withdrawals(), ramq.limits(),
				ramq.password(), ramq.retention(), ramq.addresses(), ramq.kinds(), this.folder, ramq.clerks(),
				this.policy);
	}

	void policy(MandatePolicy is) {
		this.policy = is;
	}

	/** Writes the lines of both reference tables that the body's forms name. */
	void table(String... lines) {
		try {
			Path reference = Files.createDirectories(this.folder.resolve("reference"));
			Files.writeString(reference.resolve("signatories.csv"), "id,familyName,givenName,active,capacity\n");
			Files.writeString(reference.resolve("grantors.csv"),
					"id,familyName,givenName,active\n" + String.join("\n", lines) + "\n");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Takes a form in and enrols it. */
	Enrolled enrol(Reading reading) {
		FormKind kind = agency().kinds().get("ramq-delegation");
		return this.transactions.in(() -> this.enrolment.enrol(agency(), kind, received(kind), reading, NOW));
	}

	/** Counts as if every credential had been used. */
	void confirmAddresses() {
		this.jdbc.sql("update person_address set confirmed_at = created_at").update();
	}

	BulkGrants bulk() {
		return this.bulk;
	}

	boolean auditIsWhole() {
		return this.events.firstBroken(agency().id()).isEmpty();
	}

	/** What a night does after it enrolled. */
	Map<String, Long> night() {
		Night night = new Night(
				new Run(RunId.random(), agency().id(), Optional.empty(), NOW, Optional.empty(), 1, RunState.STARTED),
				agency(), new Lease("night-ramq", "a test", 1, Duration.ofSeconds(20)), new Counts(), () -> false);
		NightSteps.Registry registry = new NightSteps.Registry(this.enrolment, this.persons,
				new Accounts(this.jdbc, this.vault), null,
				new GrantorStatus(this.jdbc, this.vault, new GrantorTables()), this.mandates, null, this.bulk, null,
				null);
		this.bulk.check(night);
		new GrantorWatch(registry, this.letters, this.transactions).check(night);
		new AccessEnds(new Terms(this.jdbc, this.mandates, this.clock), this.letters, this.transactions, this.clock)
			.check(night);
		return night.counts().of("enrol");
	}

	List<String> inForce() {
		return this.jdbc.sql("select code from directory_access order by 1").query(String.class).list();
	}

	/** The letters of a kind, such as {@code USER 1}: to whom, in which round. */
	List<String> letters(String kind) {
		return this.jdbc.sql("select addressee || ' ' || round from letter where kind = :kind order by 1")
			.param("kind", kind)
			.query(String.class)
			.list();
	}

	private FormId received(FormKind kind) {
		byte[] raw = ("mail " + this.uid++).getBytes(StandardCharsets.UTF_8);
		EnvelopeId envelope = this.ledger.envelopes()
			.record(new NewEnvelope(kind.agency(), "main", "INBOX", 1, this.uid, Optional.empty(), Optional.empty(),
					Optional.empty(), raw.length, NOW, Optional.of(raw)))
			.orElseThrow();
		this.ledger.envelopes()
			.setAnswering(envelope, new Answering(Optional.of("maude@clinique.test"), Optional.empty(),
					Optional.empty(), "", "pass", "human"));
		FormId form = this.ledger.forms()
			.add(kind.agency(), envelope, 1, this.documents.store(kind.agency(), envelope, "file", raw), "form.pdf",
					raw, NOW);
		this.ledger.forms().setReading(form, raw, Optional.of(kind.current()), Optional.of(Language.FR));
		return form;
	}

	private void tell(MandateEvent event) {
		this.events.append(CaseEvent.move(event.agency(), event.actor(), "mandate", event.mandate().value(),
				event.from(), event.to(), event.why()));
	}

}
