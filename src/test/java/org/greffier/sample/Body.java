package org.greffier.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

import org.greffier.catalogue.Agency;
import org.greffier.catalogue.Catalogue;
import org.greffier.catalogue.FormKind;
import org.greffier.catalogue.ShippedCatalogue;
import org.greffier.form.AgencyId;
import org.greffier.form.Language;
import org.greffier.form.Party;

/** One body as its applicants see it: its blank, its address, its grantors. */
final class Body {

	/** The afternoon before the demonstration's night. */
	static final ZonedDateTime DAY = ZonedDateTime.parse("2026-11-16T13:00:00-05:00");

	private final Agency agency;

	private final FormKind kind;

	private final String address;

	private final List<String[]> grantors;

	private final ZonedDateTime first;

	private final long documents;

	private int forms;

	private int mails;

	Body(Catalogue catalogue, String agency, String kind) {
		this(catalogue, agency, kind, "grantors", DAY);
	}

	/**
	 * A further form of a body.
	 * @param table who may grant by this form
	 * @param first when its first mail comes
	 */
	Body(Catalogue catalogue, String agency, String kind, String table, ZonedDateTime first) {
		this.first = first;
		this.documents = 1_000_000L * (table.equals("grantors") ? agency : kind).hashCode();
		this.agency = catalogue.agency(new AgencyId(agency));
		this.kind = catalogue.kinds().get(kind);
		this.address = this.agency.sender().address();
		this.grantors = rows(this.agency.folder().resolve("reference/" + table + ".csv"));
	}

	String id() {
		return this.agency.id().value();
	}

	/** The grantor of a line of the reference table, at their usual address. */
	Person grantor(String id, String givenName) {
		return this.grantors.stream()
			.filter((row) -> row[0].equals(id) && row[2].equals(givenName))
			.map((row) -> Person.of(row[2], row[1]))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("no such line in the reference table: " + id));
	}

	/** A blank filled with who mandates whom; nothing is ticked or signed yet. */
	FilledForm form(Language language, Person grantor, Person user) {
		return form(this.kind, language, grantor, user);
	}

	/** The same on a blank of another version: an older one, or one that never was. */
	FilledForm ofVersion(int version, Person grantor, Person user) {
		return form(ShippedCatalogue.ofVersion(this.kind, version), Language.FR, grantor, user)
			.signed(Party.GRANTOR, Hand.INK, grantor.name())
			.signed(Party.USER, Hand.INK, user.name());
	}

	private FilledForm form(FormKind on, Language language, Person grantor, Person user) {
		this.forms++;
		return FilledForm.of(on, this.agency, language, this.documents + this.forms)
			.with("grantor.familyName", grantor.familyName())
			.with("grantor.givenName", grantor.givenName())
			.with("grantor.email", grantor.address())
			.with("grantor.signedOn", "2026-11-12")
			.with("user.familyName", user.familyName())
			.with("user.givenName", user.givenName())
			.with("user.email", user.address())
			.with("user.signedOn", "2026-11-13");
	}

	/** A form that both parties signed with a pen on their screen. */
	FilledForm signed(Language language, Person grantor, Person user) {
		return form(language, grantor, user).signed(Party.GRANTOR, Hand.INK, grantor.name())
			.signed(Party.USER, Hand.INK, user.name());
	}

	/** A mail to this body; each comes 17 minutes after the one before. */
	Eml mail(String name, Person sender, Language language, String subject) {
		ZonedDateTime date = this.first.plusMinutes(17L * this.mails++);
		return Eml.from(name, sender.name(), sender.address(), date)
			.to(this.address)
			.subject(subject)
			.header("Content-Language", (language == Language.FR) ? "fr-CA" : "en-CA")
			.header("X-Greffier-Sample-Received", date.toInstant().toString());
	}

	SampleMail sample(String name, Eml mail, Expected expected) {
		return new SampleMail(id(), name, mail.bytes(), expected);
	}

	/** The greeting, one line, and the sender's name. */
	static String letter(Language language, String line, Person sender) {
		Map<Language, String> open = Map.of(Language.FR, "Bonjour,", Language.EN, "Good afternoon,");
		Map<Language, String> close = Map.of(Language.FR, "Merci et bonne journée,", Language.EN, "With thanks,");
		return open.get(language) + "\n\n" + line + "\n\n" + close.get(language) + "\n" + sender.name() + "\n";
	}

	private static List<String[]> rows(Path table) {
		try {
			return Files.readAllLines(table).stream().skip(1).map((line) -> line.split(",")).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
