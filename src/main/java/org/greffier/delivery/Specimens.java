package org.greffier.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.greffier.catalogue.Agency;
import org.greffier.catalogue.Credential;
import org.greffier.catalogue.FormKind;
import org.greffier.form.AccountId;
import org.greffier.form.EnvelopeId;
import org.greffier.form.Finding;
import org.greffier.form.FindingCode;
import org.greffier.form.FormId;
import org.greffier.form.Language;
import org.greffier.form.MandateId;
import org.greffier.form.Party;

/**
 * One letter of every kind about people who do not exist, for previews and for checking
 * that every template can be filled in.
 */
final class Specimens {

	private static final Instant RECEIVED = Instant.parse("2026-11-12T15:04:00Z");

	private static final String NUMBER = "REQ-2026-000123";

	private static final String EARLIER = "REQ-2026-000117";

	private static final EnvelopeId ENVELOPE = new EnvelopeId(new UUID(0, 1));

	private Specimens() {
	}

	/**
	 * A name for each letter, such as {@code ramq-delegation.username}, and its order.
	 */
	static Map<String, LetterOrder> of(Agency agency, List<Language> languages) {
		Map<String, LetterContent> contents = new LinkedHashMap<>();
		contents.put("no-form", ofMail(List.of(Finding.of(FindingCode.NO_FORM, "RAMQ-06")), Optional.empty()));
		contents.put("mail-too-large",
				ofMail(List.of(Finding.of(FindingCode.MAIL_TOO_LARGE, "MAIL-20").withDetail("25")), Optional.empty()));
		contents.put("question", ofMail(List.of(), Optional.of(EARLIER)));
		agency.kinds().values().forEach((kind) -> put(kind, contents));
		Map<String, LetterOrder> orders = new LinkedHashMap<>();
		contents.forEach((name, content) -> orders.put(name, order(agency, languages, content, 1)));
		LetterOrder report = LetterOrder.report(agency.id(), new UUID(0, 4), 1, "greffe@exemple.test", languages.get(0),
				report());
		orders.put("night-report",
				new LetterOrder(report.agency(), report.envelope(), report.requestNumber(), report.form(),
						report.account(), report.addressee(), 1, report.to(), languages, report.content(),
						report.thread()));
		for (FormKind kind : agency.kinds().values()) {
			for (String half : List.of(".username", ".password")) {
				LetterContent again = contents.get(kind.name() + half);
				if (again != null) {
					orders.put(kind.name() + half + "-again", order(agency, languages, again, 2));
				}
			}
		}
		return orders;
	}

	private static LetterContent.NightReport report() {
		LocalDate day = LocalDate.of(2026, 11, 13);
		return new LetterContent.NightReport(day, List.of("RELAY", "SILENCE"), true,
				Optional.of(new LetterContent.Paused(day, Optional.of(day.plusDays(7)), "Entretien / Maintenance")), 14,
				List.of(new LetterContent.Group("accepted", List.of(NUMBER, "REQ-2026-000124")),
						new LetterContent.Group("refused", List.of("REQ-2026-000125")),
						new LetterContent.Group("in-review", List.of("REQ-2026-000126"))));
	}

	private static void put(FormKind kind, Map<String, LetterContent> contents) {
		String name = kind.name() + ".";
		contents.put(name + "answer", new LetterContent.Answer(RECEIVED, files(kind), List.of(), Optional.empty()));
		contents.put(name + "answer.reply",
				new LetterContent.Answer(RECEIVED, ofReply(kind), List.of(), Optional.of(EARLIER)));
		Party first = kind.receiver(Credential.USERNAME);
		Party second = kind.receiver(Credential.PASSWORD);
		LetterContent.About about = about(kind, true);
		contents.put(name + "username", new LetterContent.Username(about, first, "XX000000"));
		contents.put(name + "password", new LetterContent.Password(about, second));
		contents.put(name + "username.by-person", new LetterContent.Username(about(kind, false), first, "XX000000"));
		contents.put(name + "grant-added.grantor", new LetterContent.GrantAdded(about, Party.GRANTOR));
		contents.put(name + "grant-added.user", new LetterContent.GrantAdded(about, Party.USER));
		FileOutcome held = file(kind, 1, FileOutcome.What.HELD,
				Finding.of(FindingCode.ADDRESS_SHARED, "RAMQ-16", Party.USER.field("email")));
		contents.put(name + "hold", new LetterContent.Hold(held, Party.USER));
		contents.put(name + "decision.accepted",
				new LetterContent.Decision(RECEIVED, file(kind, 1, FileOutcome.What.ACCEPTED), false));
		contents.put(name + "decision.refused", new LetterContent.Decision(RECEIVED,
				file(kind, 1, FileOutcome.What.REFUSED, unsigned(Party.USER)), false));
		contents.put(name + "decision.resumed",
				new LetterContent.Decision(RECEIVED, file(kind, 1, FileOutcome.What.ACCEPTED), true));
		contents.put(name + "decision.with-clerk",
				new LetterContent.Decision(RECEIVED, file(kind, 1, FileOutcome.What.WITH_CLERK), true));
		contents.put(name + "decision.expired",
				new LetterContent.Decision(RECEIVED, file(kind, 1, FileOutcome.What.EXPIRED), true));
		contents.put(name + "undeliverable.grantor", new LetterContent.Undeliverable(about, Party.USER));
		contents.put(name + "undeliverable.user", new LetterContent.Undeliverable(about, Party.GRANTOR));
		contents.put(name + "access-withdrawn.grantor", new LetterContent.AccessWithdrawn(about, Party.GRANTOR));
		contents.put(name + "access-withdrawn.user", new LetterContent.AccessWithdrawn(about, Party.USER));
		for (LetterKind change : LetterKind.values()) {
			if (change.isOfMandate()) {
				for (Party party : Party.values()) {
					contents.put(name + change.template() + "." + party.key(), new LetterContent.OfMandate(change,
							new MandateId(new UUID(0, 5)), about, party, Optional.of(LocalDate.of(2029, 11, 12))));
				}
			}
		}
		contents.put(name + "reissue-notice", new LetterContent.ReissueNotice(about, first));
	}

	private static List<FileOutcome> files(FormKind kind) {
		return List.of(file(kind, 1, FileOutcome.What.ACCEPTED),
				file(kind, 2, FileOutcome.What.REFUSED, unsigned(Party.GRANTOR), unsigned(Party.USER),
						Finding.of(FindingCode.FIELD_MALFORMED, "RAMQ-11", Party.USER.field("email"))),
				file(kind, 3, FileOutcome.What.WITH_CLERK), file(kind, 4, FileOutcome.What.HELD),
				again(file(kind, 5, FileOutcome.What.DUPLICATE)),
				new FileOutcome(6, "IMG_0042.jpg", FileOutcome.What.REFUSED, Optional.empty(),
						List.of(Finding.of(FindingCode.NOT_PDF, "RAMQ-06").withDetail("JPEG")), Optional.empty()));
	}

	private static List<FileOutcome> ofReply(FormKind kind) {
		return List.of(
				file(kind, 1, FileOutcome.What.ACCEPTED,
						Finding.of(FindingCode.REPLACES_EARLIER, "MAIL-37").withDetail(EARLIER)),
				again(file(kind, 2, FileOutcome.What.REFUSED, unsigned(Party.USER))),
				file(kind, 3, FileOutcome.What.REFUSED,
						Finding.of(FindingCode.FILE_TOO_LARGE, "MAIL-20").withDetail("10")),
				file(kind, 4, FileOutcome.What.REFUSED,
						Finding.of(FindingCode.TOO_MANY_PAGES, "RAMQ-04").withDetail("6")));
	}

	/** The same file as one of an earlier mail. */
	private static FileOutcome again(FileOutcome file) {
		return new FileOutcome(file.position(), file.fileName(), file.what(), file.kind(), file.findings(),
				Optional.of(new FileOutcome.Earlier(EARLIER, RECEIVED.minus(Duration.ofDays(3)))));
	}

	private static LetterContent.Answer ofMail(List<Finding> findings, Optional<String> earlier) {
		return new LetterContent.Answer(RECEIVED, List.of(), findings, earlier);
	}

	private static FileOutcome file(FormKind kind, int position, FileOutcome.What what, Finding... findings) {
		return new FileOutcome(position, "formulaire " + position + ".pdf", what, Optional.of(kind.name()),
				List.of(findings), Optional.empty());
	}

	private static Finding unsigned(Party party) {
		return Finding.of(FindingCode.SIGNATURE_ABSENT, "RAMQ-09", party.field("signature"));
	}

	private static LetterContent.About about(FormKind kind, boolean automatic) {
		List<String> granted = new ArrayList<>();
		kind.grants().forEach((choice) -> {
			granted.add(choice.options().get(0).code());
			if (choice.many()) {
				granted.add(choice.options().get(choice.options().size() - 1).code());
			}
		});
		return new LetterContent.About(kind.name(), granted, "Camille Spécimen", "Dominique Exemple", automatic);
	}

	private static LetterOrder order(Agency agency, List<Language> languages, LetterContent content, int round) {
		Addressee addressee = (content instanceof LetterContent.Password) ? Addressee.USER : Addressee.SENDER;
		return new LetterOrder(agency.id(), ENVELOPE, NUMBER, Optional.of(new FormId(new UUID(0, 2))),
				Optional.of(new AccountId(new UUID(0, 3))), addressee, round, "personne@exemple.test", languages,
				content, Optional.empty());
	}

}
