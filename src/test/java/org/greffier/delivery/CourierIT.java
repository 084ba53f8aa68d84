package org.greffier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.greffier.catalogue.Agency;
import org.greffier.catalogue.SenderSettings;
import org.greffier.delivery.Posted.Alarm;
import org.greffier.form.FormId;
import org.greffier.form.Party;
import org.greffier.platform.MailHost;
import org.greffier.platform.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CourierIT {

	private final MailHost host = MailHost.start(MailHost.Settings.free());

	private final DeliveryHouse house = new DeliveryHouse();

	private final Agency ramq = this.house.ramq(this.host.smtpUrl());

	@AfterEach
	void stop() {
		this.host.close();
	}

	@Test
	@Row({ "RAMQ-17", "X-05" })
	void sendsEachHalfToItsOwnPartyAlone() throws Exception {
		FormId form = this.house.form();
		this.house.owePair(form, "grantor@clinic.test", "user@clinic.test");

		Posted posted = this.house.courier().sendDue(this.ramq, this.house, () -> false);

		assertThat(posted.count(LetterStatus.SENT)).isEqualTo(2);
		assertThat(this.house.outbox.pair(form)).isEqualTo(PairState.SENT);
		String secret = this.house.issued.get(this.house.account(form)).get(0);
		assertThat(body("grantor@clinic.test", 0)).contains("CE123456").doesNotContain(secret);
		assertThat(body("user@clinic.test", 0)).contains("    " + secret + "\r\n", ">" + secret + "</p>")
			.doesNotContain("CE123456");
		assertThat(this.house.marked).containsExactly(this.house.account(form) + " 1");
		assertThat(this.host.journal()).hasSize(2);
		MimeMessage mail = mail("user@clinic.test", 0);
		assertThat(mail.getRecipients(Message.RecipientType.TO)).hasSize(1);
		assertThat(mail.getRecipients(Message.RecipientType.CC)).isNull();
		assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
		assertThat(mail.getHeader("Return-Path", null)).isEqualTo("<rebonds@ramq.example>");
		assertThat(mail.getSubject()).startsWith("[REQ-2026-000123] Mot de passe temporaire");
	}

	@Test
	@Row("MAIL-31")
	void answersWithTheNullReturnPathInTheThread() throws Exception {
		FormId form = this.house.form();
		this.house.owe(form, Addressee.SENDER, "sender@clinic.test", this.house.answer());

		this.house.courier().sendDue(this.ramq, this.house, () -> false);

		MimeMessage mail = mail("sender@clinic.test", 0);
		assertThat(mail.getHeader("Return-Path", null)).isEqualTo("<>");
		assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-replied");
		assertThat(mail.getHeader("In-Reply-To", null)).isEqualTo("<original@clinic.test>");
		assertThat(mail.getHeader("X-Greffier", null)).startsWith("ramq ");
		assertThat(body("sender@clinic.test", 0)).contains("formulaire.pdf", "under review");
	}

	@Test
	@DisplayName("C-15 letters under way are sent to their end, the rest stays due")
	void leavesTheRestDueWhenTheHouseEnds() {
		int letters = 10;
		for (int i = 0; i < letters; i++) {
			this.house.owe(this.house.form(), Addressee.SENDER, "sender" + i + "@clinic.test", this.house.answer());
		}

		Posted first = this.house.courier().sendDue(this.ramq, this.house, () -> !this.host.journal().isEmpty());

		assertThat(first.count(LetterStatus.SENT)).isBetween(1L, (long) this.ramq.sender().connections());
		assertThat(first.waiting() + first.count(LetterStatus.SENT)).isEqualTo(letters);
		Posted second = this.house.courier().sendDue(this.ramq, this.house, () -> false);
		assertThat(second.count(LetterStatus.SENT)).isEqualTo(first.waiting());
		assertThat(this.host.journal()).hasSize(letters);
	}

	@Test
	void keepsNothingClearInTheTables() throws Exception {
		FormId form = this.house.form();
		this.house.owePair(form, "grantor@clinic.test", "user@later.test");
		this.house.courier().sendDue(this.ramq, this.house, () -> false);

		String tables = this.house.jdbc.sql("""
				select string_agg(row, ' ') from (select l::text as row from letter l
				union all select a::text from letter_attempt a) rows
				""").query(String.class).single();

		String secret = this.house.issued.get(this.house.account(form)).get(0);
		assertThat(tables).contains("PASSWORD").doesNotContain(secret, "clinic.test", "later.test", "CE123456");
		assertThat(String.join(" ", this.house.journal)).doesNotContain(secret, "@", "CE123456");
	}

	@Test
	@Row("MAIL-59")
	void retriesATemporaryRefusalWithANewPasswordEachTime() {
		FormId form = this.house.form();
		this.house.owePair(form, "grantor@clinic.test", "user@later.test");

		Posted first = this.house.courier().sendDue(this.ramq, this.house, () -> false);
		Posted tooEarly = this.house.courier().sendDue(this.ramq, this.house, () -> false);
		this.house.later(Duration.ofDays(1));
		this.house.courier().sendDue(this.ramq, this.house, () -> false);
		this.house.later(Duration.ofDays(1));
		Posted third = this.house.courier().sendDue(this.ramq, this.house, () -> false);

		assertThat(first.letters()).extracting(Posted.Dispatch::reply).containsExactly("250", "450 4.2.0");
		assertThat(tooEarly.letters()).isEmpty();
		assertThat(third.count(LetterStatus.SENT)).isEqualTo(1);
		assertThat(this.house.issued.get(this.house.account(form))).hasSize(3);
		assertThat(this.house.marked).containsExactly(this.house.account(form) + " 3");
		assertThat(this.host.messages("user@later.test")).hasSize(1);
	}

	@Test
	@Row("RAMQ-18")
	void neverSendsThePasswordOnceTheUserNameWasRefused() {
		FormId form = this.house.form();
		this.house.owePair(form, "grantor@refused.test", "user@clinic.test");

		Posted posted = this.house.courier().sendDue(this.ramq, this.house, () -> false);

		assertThat(posted.letters()).extracting(Posted.Dispatch::status)
			.containsExactly(LetterStatus.FAILED, LetterStatus.VOID);
		assertThat(posted.letters().get(0).reply()).isEqualTo("550 5.1.1");
		assertThat(this.house.outbox.pair(form)).isEqualTo(PairState.FAILED);
		assertThat(this.host.journal()).isEmpty();
		assertThat(this.house.issued).isEmpty();
	}

	@Test
	void triesALetterInDoubtAgainWithANewPassword() {
		FormId form = this.house.form();
		this.house.owePair(form, "grantor@clinic.test", "user@clinic.test");
		this.house.courier().sendDue(this.ramq, this.house, () -> false);
		this.house.jdbc.sql("update letter_attempt set outcome = null").update();
		JdbcOwner.sql(this.house, "alter table letter disable trigger letter_transitions");
		this.house.jdbc.sql("update letter set status = 'SENDING'").update();
		JdbcOwner.sql(this.house, "alter table letter enable trigger letter_transitions");

		this.house.courier().sendDue(this.ramq, this.house, () -> false);

		assertThat(this.house.issued.get(this.house.account(form))).hasSize(2);
		assertThat(ids("grantor@clinic.test")).hasSize(2).allMatch(ids("grantor@clinic.test").get(0)::equals);
		assertThat(ids("user@clinic.test")).doesNotHaveDuplicates().hasSize(2);
		assertThat(this.house.outbox.pair(form)).isEqualTo(PairState.SENT);
	}

	@Test
	void sendsNoPasswordThatIsNotNeededAnyMore() {
		FormId form = this.house.form();
		this.house.owe(form, Addressee.USER, "user@clinic.test",
				new LetterContent.Password(DeliveryHouse.about(), Party.USER));
		this.house.none = true;

		Posted posted = this.house.courier().sendDue(this.ramq, this.house, () -> false);

		assertThat(posted.letters()).extracting(Posted.Dispatch::status).containsExactly(LetterStatus.VOID);
		assertThat(this.host.journal()).isEmpty();
		assertThat(this.house.outbox.pair(form)).isEqualTo(PairState.SENT);
	}

	@Test
	void losesNoPairWithANoticeOfOneMoreAccess() {
		FormId form = this.house.form();
		this.house.owe(form, Addressee.GRANTOR, "grantor@clinic.test",
				new LetterContent.GrantAdded(DeliveryHouse.about(), Party.GRANTOR));
		this.house.owe(form, Addressee.USER, "user@refused.test",
				new LetterContent.GrantAdded(DeliveryHouse.about(), Party.USER));
		assertThat(this.house.outbox.pair(form)).isEqualTo(PairState.PENDING);

		this.house.courier().sendDue(this.ramq, this.house, () -> false);

		assertThat(this.house.statuses(form)).containsExactly("GRANT_ADDED SENT", "GRANT_ADDED FAILED");
		assertThat(this.house.outbox.pair(form)).isEqualTo(PairState.NOTICE_FAILED);
	}

	@Test
	void leavesEverythingDueWhenTheRelayHasNoTls() {
		FormId form = this.house.form();
		this.house.owePair(form, "grantor@clinic.test", "user@clinic.test");
		SenderSettings plain = this.ramq.sender();
		Agency strict = TestCatalogue.sending(this.ramq,
				new SenderSettings(plain.smtp(), Optional.empty(), Optional.empty(), plain.address(), plain.bounces(),
						true, plain.timeout(), 10, 10, 4, plain.retry(), plain.fullMailbox()));

		Posted posted = this.house.courier().sendDue(strict, this.house, () -> false);

		assertThat(posted.alarms()).containsExactly(Alarm.TLS_REFUSED);
		assertThat(posted.waiting()).isEqualTo(1);
		assertThat(this.house.statuses(form)).containsExactly("USERNAME QUEUED", "PASSWORD QUEUED");
		assertThat(this.host.journal()).isEmpty();
	}

	@Test
	void stopsAtTheDailyCapAndGoesOnTheNextDay() {
		FormId form = this.house.form();
		this.house.owePair(form, "grantor@clinic.test", "user@clinic.test");
		Agency capped = this.house.ramq(this.host.smtpUrl(), 1, 10);

		Posted today = this.house.courier().sendDue(capped, this.house, () -> false);
		this.house.later(Duration.ofDays(1));
		Posted tomorrow = this.house.courier().sendDue(capped, this.house, () -> false);

		assertThat(today.alarms()).containsExactly(Alarm.DAILY_CAP);
		assertThat(today.count(LetterStatus.SENT)).isEqualTo(1);
		assertThat(tomorrow.count(LetterStatus.SENT)).isEqualTo(1);
	}

	@Test
	@Row("MAIL-31")
	void defersAnAnswerBeyondTheRecipientsShare() {
		for (String to : List.of("robot+1@clinic.test", "robot+2@clinic.test")) {
			this.house.owe(this.house.form(), Addressee.SENDER, to, this.house.answer());
		}
		Agency capped = this.house.ramq(this.host.smtpUrl(), 100, 1);

		Posted today = this.house.courier().sendDue(capped, this.house, () -> false);
		this.house.later(Duration.ofDays(1));
		Posted tomorrow = this.house.courier().sendDue(capped, this.house, () -> false);

		assertThat(today.alarms()).containsExactly(Alarm.RECIPIENT_CAP);
		assertThat(today.count(LetterStatus.SENT)).isEqualTo(1);
		assertThat(tomorrow.count(LetterStatus.SENT)).isEqualTo(1);
	}

	@Test
	void sendsEachLetterOnceOverSeveralConnections() {
		List<FormId> forms = new ArrayList<>();
		for (int i = 0; i < 12; i++) {
			FormId form = this.house.form();
			forms.add(form);
			this.house.owePair(form, "grantor" + i + "@clinic.test", "user" + i + "@clinic.test");
		}

		Posted posted = this.house.courier().sendDue(this.ramq, this.house, () -> false);

		assertThat(this.ramq.sender().connections()).isGreaterThan(1);
		assertThat(posted.count(LetterStatus.SENT)).isEqualTo(24);
		assertThat(posted.waiting()).isZero();
		assertThat(this.host.journal()).hasSize(24);
		for (int i = 0; i < forms.size(); i++) {
			assertThat(this.host.messages("grantor" + i + "@clinic.test")).hasSize(1);
			assertThat(this.host.messages("user" + i + "@clinic.test")).hasSize(1);
			assertThat(this.house.issued.get(this.house.account(forms.get(i)))).hasSize(1);
		}
	}

	@Test
	void holdsTheDailyCapOverSeveralConnections() {
		for (int i = 0; i < 12; i++) {
			this.house.owePair(this.house.form(), "grantor" + i + "@clinic.test", "user" + i + "@clinic.test");
		}
		Agency capped = this.house.ramq(this.host.smtpUrl(), 5, 10);

		Posted posted = this.house.courier().sendDue(capped, this.house, () -> false);

		assertThat(capped.sender().connections()).isGreaterThan(1);
		assertThat(posted.alarms()).containsExactly(Alarm.DAILY_CAP);
		assertThat(posted.count(LetterStatus.SENT)).isEqualTo(5);
		assertThat(this.host.journal()).hasSize(5);
	}

	@Test
	void holdsTheRecipientsShareOverSeveralConnections() {
		for (int i = 0; i < 8; i++) {
			this.house.owe(this.house.form(), Addressee.SENDER, "robot+" + i + "@clinic.test", this.house.answer());
		}
		Agency capped = this.house.ramq(this.host.smtpUrl(), 100, 2);

		Posted posted = this.house.courier().sendDue(capped, this.house, () -> false);

		assertThat(posted.alarms()).containsExactly(Alarm.RECIPIENT_CAP);
		assertThat(posted.count(LetterStatus.SENT)).isEqualTo(2);
		assertThat(this.host.journal()).hasSize(2);
	}

	@Test
	@Row("MAIL-31")
	void answersNoMachine() {
		FormId form = this.house.form();
		this.house.owe(form, Addressee.SENDER, "no-reply@clinic.test", this.house.answer());

		Posted posted = this.house.courier().sendDue(this.ramq, this.house, () -> false);

		assertThat(posted.letters()).extracting(Posted.Dispatch::reply).containsExactly("MACHINE");
		assertThat(this.house.statuses(form)).containsExactly("ANSWER VOID");
		assertThat(this.host.journal()).isEmpty();
	}

	@Test
	void oneCourierABodyAtATime() {
		this.house.owe(this.house.form(), Addressee.SENDER, "sender@clinic.test", this.house.answer());
		Turn other = Turn.take(this.house.source, TestCatalogue.RAMQ).orElseThrow();

		Posted busy = this.house.courier().sendDue(this.ramq, this.house, () -> false);
		other.end();
		Posted free = this.house.courier().sendDue(this.ramq, this.house, () -> false);

		assertThat(busy.alarms()).containsExactly(Alarm.BUSY);
		assertThat(free.count(LetterStatus.SENT)).isEqualTo(1);
	}

	@Test
	void owesOneLetterHoweverOftenItIsAsked() {
		FormId form = this.house.form();
		var first = this.house.owe(form, Addressee.SENDER, "sender@clinic.test", this.house.answer());
		var second = this.house.owe(form, Addressee.SENDER, "sender@clinic.test", this.house.answer());

		assertThat(second).isEqualTo(first);
		assertThat(this.house.statuses(form)).containsExactly("ANSWER QUEUED");
	}

	@Test
	@Row("MAIL-28")
	void voidsThePairByAMatchingBounceAlone() {
		this.host.addUser("rebonds@ramq.example", "rebonds", "secret");
		FormId form = this.house.form();
		this.house.owePair(form, "grantor@clinic.test", "user@bounce.test");
		this.house.courier().sendDue(this.ramq, this.house, () -> false);
		byte[] notice = this.host.messages("rebonds@ramq.example").get(0).raw();

		String forged = new String(notice, StandardCharsets.ISO_8859_1).replaceAll("[0-9a-f]{4}-", "0000-");
		Optional<Bounced> unmatched = this.house.bounces.match(TestCatalogue.RAMQ,
				forged.getBytes(StandardCharsets.ISO_8859_1));
		assertThat(unmatched).isEmpty();
		assertThat(this.house.outbox.pair(form)).isEqualTo(PairState.SENT);

		Optional<Bounced> matched = this.house.bounces.match(TestCatalogue.RAMQ, notice);
		Optional<Bounced> again = this.house.bounces.match(TestCatalogue.RAMQ, notice);

		assertThat(matched).hasValueSatisfying((bounced) -> {
			assertThat(bounced.voidsPair()).isTrue();
			assertThat(bounced.kind()).isEqualTo(LetterKind.PASSWORD);
			assertThat(bounced.status()).isEqualTo("5.1.1");
			assertThat(bounced.form()).contains(form);
		});
		assertThat(again).isEqualTo(matched);
		assertThat(this.house.statuses(form)).containsExactly("USERNAME SENT", "PASSWORD BOUNCED");
		assertThat(this.house.outbox.pair(form)).isEqualTo(PairState.FAILED);
	}

	@Test
	@Row("MAIL-29")
	void delayedNoticeChangesNothing() {
		this.host.addUser("rebonds@ramq.example", "rebonds", "secret");
		FormId form = this.house.form();
		this.house.owePair(form, "grantor@clinic.test", "user@bounce.test");
		this.house.courier().sendDue(this.ramq, this.house, () -> false);
		String notice = new String(this.host.messages("rebonds@ramq.example").get(0).raw(), StandardCharsets.ISO_8859_1)
			.replace("Action: failed", "Action: delayed");

		Optional<Bounced> matched = this.house.bounces.match(TestCatalogue.RAMQ,
				notice.getBytes(StandardCharsets.ISO_8859_1));

		assertThat(matched).map(Bounced::action).contains(Bounced.Action.DELAYED);
		assertThat(this.house.outbox.pair(form)).isEqualTo(PairState.SENT);
	}

	@Test
	void tableOfTransitionsIsTheSameInJavaAndInSql() {
		java.util.Set<String> inJava = new java.util.HashSet<>();
		for (LetterStatus from : LetterStatus.values()) {
			from.next().forEach((to) -> inJava.add(from + ">" + to));
		}

		assertThat(this.house.jdbc.sql("select from_status || '>' || to_status from letter_transition")
			.query(String.class)
			.list()).containsExactlyInAnyOrderElementsOf(inJava);
	}

	private List<String> ids(String address) {
		return this.host.messages(address).stream().map((kept) -> {
			try {
				return parse(kept.raw()).getMessageID();
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		}).toList();
	}

	private MimeMessage mail(String address, int index) throws Exception {
		return parse(this.host.messages(address).get(index).raw());
	}

	private String body(String address, int index) throws Exception {
		MimeMultipart both = (MimeMultipart) mail(address, index).getContent();
		return (String) both.getBodyPart(0).getContent() + both.getBodyPart(1).getContent();
	}

	private static MimeMessage parse(byte[] raw) throws Exception {
		return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
	}

}
