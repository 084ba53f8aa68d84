package org.greffier.jobs;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

import org.greffier.casefile.Answering;
import org.greffier.casefile.CaseEvents;
import org.greffier.casefile.Documents;
import org.greffier.casefile.Envelopes;
import org.greffier.casefile.Forms;
import org.greffier.casefile.NewEnvelope;
import org.greffier.casefile.StoredForm;
import org.greffier.catalogue.Agency;
import org.greffier.catalogue.FormKind;
import org.greffier.catalogue.ShippedCatalogue;
import org.greffier.form.AgencyId;
import org.greffier.form.EnvelopeId;
import org.greffier.form.FieldName;
import org.greffier.form.Finding;
import org.greffier.form.FindingCode;
import org.greffier.form.FormId;
import org.greffier.form.FormStatus;
import org.greffier.form.Reading;
import org.greffier.form.Verdict;
import org.greffier.platform.Row;
import org.greffier.platform.TestDatabase;
import org.greffier.registry.Accounts;
import org.greffier.registry.Enrolment;
import org.greffier.registry.GrantorTables;
import org.greffier.registry.OwnDirectory;
import org.greffier.registry.Persons;
import org.greffier.rules.Facts;
import org.greffier.rules.GrantorStanding;
import org.greffier.rules.ReadingBuilder;
import org.greffier.rules.Rules;
import org.greffier.safe.Keys;
import org.greffier.safe.Vault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(120)
class FactsOfFormIT {

	private static final Instant RECEIVED = Instant.parse("2026-11-02T04:30:00Z");

	private static final Agency RAMQ = ShippedCatalogue.load().agency(new AgencyId("ramq"));

	private static final FormKind DELEGATION = RAMQ.kinds().get("ramq-delegation");

	private static final List<String> SERVICES = DELEGATION.choices()
		.get(new FieldName("grant.services"))
		.options()
		.stream()
		.map((option) -> "grant.services." + option.code())
		.toList();

	private final TestDatabase database = TestDatabase.fresh();

	private final DataSource source = this.database.app();

	private final JdbcClient jdbc = JdbcClient.create(this.source);

	private final TransactionTemplate transaction = this.database.transactions(this.source);

	private final Vault vault = new Vault(Keys.of(List.of("k1=" + key((byte) 1), "hash=" + key((byte) 2))));

	private final Clock clock = Clock.fixed(RECEIVED, ZoneOffset.UTC);

	private final CaseEvents events = new CaseEvents(this.jdbc, this.clock);

	private final Documents documents = new Documents(this.jdbc, this.vault, this.clock);

	private final Envelopes envelopes = new Envelopes(this.jdbc, this.vault, this.events, this.documents, this.clock);

	private final Forms forms = new Forms(this.jdbc, this.vault, this.events, this.clock);

	private final FactsOfForm facts = new FactsOfForm(this.envelopes, this.forms, new GrantorTables(),
			new Persons(this.jdbc, this.vault), new Accounts(this.jdbc, this.vault), this.vault);

	private long uid;

	@Test
	void acceptsAGoodFormOfAKnownGrantor() {
		StoredForm form = received("pass");

		Facts gathered = gather(RAMQ, form, aForm().build());

		assertThat(gathered.grantor()).isInstanceOf(GrantorStanding.Listed.class);
		assertThat(gathered.sender()).contains("maude@clinique.test");
		assertThat(Rules.judge(DELEGATION, aForm().build(), gathered)).isInstanceOf(Verdict.Accepted.class);
	}

	@Test
	void everyShippedKindNamesOnlyRulesThatExist() {
		assertThat(ShippedCatalogue.load().kinds().values()).isNotEmpty()
			.allSatisfy((kind) -> assertThat(Rules.mistakes(kind)).isEmpty());
	}

	@Test
	@Row("X-02")
	void countsTheDayOfReceiptInTheBodysZone() {
		assertThat(gather(RAMQ, received("pass"), aForm().build()).receivedOn()).isEqualTo(LocalDate.of(2026, 11, 1));
	}

	@Test
	@Row("X-12")
	void knowsTheFormThatAsksTheSame() {
		Reading reading = aForm().build();
		Reading other = aForm().with(SERVICES.get(0), "false").with(SERVICES.get(1), "true").build();

		Facts first = gather(RAMQ, received("pass"), reading);
		Facts second = gather(RAMQ, received("pass"), reading);
		Facts third = gather(RAMQ, received("pass"), other);

		assertThat(first.requestExists()).isFalse();
		assertThat(second.requestExists()).isTrue();
		assertThat(third.requestExists()).isFalse();
	}

	@Test
	void isNoDuplicateOfAFormThatArrivedLaterAndIsOpen() {
		StoredForm earlier = received("pass");
		StoredForm later = received("pass");
		gather(RAMQ, earlier, aForm().build());
		become(later, FormStatus.READ, FormStatus.IN_REVIEW);

		Facts ofLater = gather(RAMQ, later, aForm().build());
		Facts sentBackByAClerk = gather(RAMQ, earlier, aForm().build());

		assertThat(ofLater.requestExists()).isTrue();
		assertThat(sentBackByAClerk.requestExists()).isFalse();
	}

	@Test
	@Row("X-12")
	void isADuplicateOfALaterFormThatWasAcceptedFirst() {
		StoredForm earlier = received("pass");
		StoredForm later = received("pass");
		gather(RAMQ, later, aForm().build());
		become(later, FormStatus.READ, FormStatus.ACCEPTED);

		assertThat(gather(RAMQ, earlier, aForm().build()).requestExists()).isTrue();
	}

	@Test
	void forgetsTheFormThatWasRefused() {
		StoredForm first = received("pass");
		gather(RAMQ, first, aForm().build());
		become(first, FormStatus.READ, FormStatus.REFUSED);

		assertThat(gather(RAMQ, received("pass"), aForm().build()).requestExists()).isFalse();
	}

	@Test
	void givesTheSameFactsTwice() {
		StoredForm form = received("pass");

		assertThat(gather(RAMQ, form, aForm().build())).isEqualTo(gather(RAMQ, form, aForm().build()));
	}

	@Test
	@Row("X-19")
	void knowsAUserWhoWasEnrolledButNeverSignedIn() {
		enrol(aForm().build());
		Reading second = aForm().with(SERVICES.get(0), "false").with(SERVICES.get(1), "true").build();

		Facts gathered = gather(RAMQ, received("pass"), second);

		assertThat(gathered.atUserAddress()).hasSize(1);
		assertThat(gathered.atGrantorAddress()).hasSize(1);
		assertThat(codes(Rules.judge(DELEGATION, second, gathered))).containsExactly(FindingCode.PERSON_UNCERTAIN);
	}

	@Test
	void knowsAUserByTheUserNameOnTheForm() {
		String username = enrol(aForm().build());
		Reading second = aForm().with("user.existingUsername", username)
			.with(SERVICES.get(0), "false")
			.with(SERVICES.get(1), "true")
			.build();

		Facts gathered = gather(RAMQ, received("pass"), second);

		assertThat(codes(Rules.judge(DELEGATION, second, gathered))).isEmpty();
	}

	@Test
	@Row("X-12")
	void knowsWhatIsGrantedAlready() {
		enrol(aForm().build());

		Facts gathered = gather(RAMQ, received("pass"), aForm().with("user.email", "ailleurs@courriel.test").build());

		assertThat(gathered.requestExists()).isTrue();
		assertThat(gathered.userNamesakes()).hasSize(1);
	}

	@Test
	@Row("X-14")
	void saysThatATableIsAbsent() {
		Agency elsewhere = at(Path.of("nowhere"));

		assertThat(gather(elsewhere, received("pass"), aForm().build()).grantor())
			.isInstanceOf(GrantorStanding.TableAbsent.class);
	}

	@Test
	@Row("X-05")
	void trustsNoMailWithoutAVerdictThatPassed() {
		assertThat(RAMQ.takesUnverified()).isFalse();
		assertThat(gather(RAMQ, received("pass"), aForm().build()).senderAuthenticated()).isTrue();
		assertThat(gather(RAMQ, received("fail"), aForm().build()).senderAuthenticated()).isFalse();
		assertThat(gather(RAMQ, received("none"), aForm().build()).senderAuthenticated()).isFalse();
	}

	@Test
	void gathersOfAFileThatIsNoForm() {
		Facts gathered = this.facts.ofUnknown(RAMQ, received("pass"));

		assertThat(gathered.senderAuthenticated()).isTrue();
		assertThat(gathered.atUserAddress()).isEmpty();
	}

	@Test
	void survivesTextThatNoDatabaseTakes() {
		Reading hostile = aForm().with("grantor.providerNumber", "\u0000")
			.with("user.familyName", "\u0000\uD800'; drop table form; --")
			.with("user.email", "\u0000@\uDC00")
			.with("user.existingUsername", "CE\u0000")
			.with("grantor.email", "a".repeat(100_000))
			.build();

		Facts gathered = gather(RAMQ, received("pass"), hostile);

		assertThat(Rules.judge(DELEGATION, hostile, gathered)).isInstanceOf(Verdict.Refused.class);
	}

	private static ReadingBuilder aForm() {
		ReadingBuilder form = ReadingBuilder.aForm()
			.of(DELEGATION.current())
			.with("grantor.billing.agency", "true")
			.with("grantor.providerNumber", "100101")
			.with("grantor.familyName", "Tremblay-Fictif")
			.with("grantor.givenName", "Maude")
			.with("grantor.email", "maude@clinique.test")
			.without("grant.services.sre")
			.without("grant.services.courrier")
			.signedByBoth();
		SERVICES.forEach((service) -> form.with(service, Boolean.toString(service.equals(SERVICES.get(0)))));
		return form;
	}

	private Facts gather(Agency agency, StoredForm form, Reading reading) {
		Facts gathered = this.transaction.execute((status) -> this.facts.of(agency, DELEGATION, form, reading));
		return java.util.Objects.requireNonNull(gathered);
	}

	private String enrol(Reading reading) {
		Enrolment enrolment = new Enrolment(this.jdbc, this.vault, new OwnDirectory(this.jdbc), (event) -> {
		}, this.clock);
		return java.util.Objects.requireNonNull(this.transaction
			.execute((status) -> enrolment.enrol(RAMQ, DELEGATION, FormId.random(), reading, RECEIVED).username()));
	}

	private void become(StoredForm form, FormStatus... way) {
		this.transaction.executeWithoutResult((status) -> {
			for (FormStatus next : way) {
				this.forms.move(this.forms.get(form.id()), next, "job:test", "a test");
			}
		});
	}

	private StoredForm received(String authentication) {
		return java.util.Objects.requireNonNull(this.transaction.execute((status) -> {
			byte[] raw = ("mail " + this.uid++).getBytes(StandardCharsets.UTF_8);
			EnvelopeId envelope = this.envelopes
				.record(new NewEnvelope(RAMQ.id(), "main", "INBOX", 1, this.uid, Optional.empty(), Optional.empty(),
						Optional.empty(), raw.length, RECEIVED, Optional.of(raw)))
				.orElseThrow();
			this.envelopes.setAnswering(envelope, new Answering(Optional.of("maude@clinique.test"), Optional.empty(),
					Optional.empty(), "", authentication, "human"));
			return this.forms.get(this.forms.add(RAMQ.id(), envelope, 1,
					this.documents.store(RAMQ.id(), envelope, "file", raw), "form.pdf", raw, RECEIVED));
		}));
	}

	private static Agency at(Path folder) {
		return new Agency(RAMQ.id(), RAMQ.name(), RAMQ.specimen(), RAMQ.contact(), RAMQ.mailboxes(), RAMQ.sender(),
				RAMQ.schedule(), RAMQ.answers(), RAMQ.refusals(), RAMQ.holds(), RAMQ.withdrawals(), RAMQ.limits(),
				RAMQ.password(), RAMQ.retention(), RAMQ.addresses(), RAMQ.kinds(), folder, RAMQ.clerks(),
				RAMQ.mandates());
	}

	private static List<FindingCode> codes(Verdict verdict) {
		return verdict.findings().stream().map(Finding::code).toList();
	}

	private static String key(byte fill) {
		byte[] key = new byte[32];
		Arrays.fill(key, fill);
		return Base64.getEncoder().encodeToString(key);
	}

}
