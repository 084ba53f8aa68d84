package org.greffier.sample;

import java.util.Locale;

import org.greffier.catalogue.Catalogue;
import org.greffier.form.Language;

/**
 * As many good requests to RAMQ as anybody asks for: in each mail one fillable form,
 * filled and signed with a pen, of a grantor and a user whom no other mail names.
 */
public final class ManyMails {

	private static final String[] SYLLABLES = { "ba", "co", "di", "fu", "ga", "lo", "mi", "nu", "pa", "ro", "si", "tu",
			"va", "jo", "che", "bri", "dra", "flo", "gle", "tre" };

	private static final String[] GIVEN = { "Alma", "Bruno", "Carole", "Denis", "Edna", "Fabien", "Gisèle", "Hugo",
			"Irma", "Jules", "Karine", "Léon", "Mireille", "Noël", "Odile", "Paul" };

	private static final String[] SERVICES = { "fact", "remu", "insc", "admi" };

	/** Where the mails go. */
	public static final String ADDRESS = "acces@ramq.example";

	/** Seconds in which they all come. */
	private static final int DAY = 36_000;

	private static final int FIRST_GRANTOR = 200_000;

	private final Body body;

	/**
	 * The mails of a catalogue.
	 * @param catalogue whose RAMQ has {@link #table} as its reference table
	 */
	public ManyMails(Catalogue catalogue) {
		this.body = new Body(catalogue, "ramq", "ramq-delegation");
	}

	/** The reference table that knows the grantors of so many mails. */
	public static String table(int mails) {
		StringBuilder table = new StringBuilder("id,familyName,givenName,active\n");
		for (int i = 0; i < mails; i++) {
			Person grantor = grantor(i);
			table.append(number(i) + "," + grantor.familyName() + "," + grantor.givenName() + ",true\n");
		}
		return table.toString();
	}

	/**
	 * One mail, as its sender's program writes it; the same number makes the same mail.
	 */
	public byte[] mail(int number) {
		Language language = (number % 4 == 3) ? Language.EN : Language.FR;
		Person grantor = grantor(number);
		Person user = person(2 * number + 1);
		byte[] form = this.body.signed(language, grantor, user)
			.with("grantor.providerNumber", number(number))
			.ticked("grant.services", SERVICES[number % SERVICES.length])
			.ticked("grantor.billing", "agency")
			.pdf();
		return Eml.from("night-" + number, grantor.name(), grantor.address(), Body.DAY.plusSeconds(number % DAY))
			.to(ADDRESS)
			.subject("Demande d’accès à un service en ligne")
			.header("X-Greffier-Sample-Received", Body.DAY.plusSeconds(number % DAY).toInstant().toString())
			.authentication("pass")
			.text(Body.letter(language, "Vous trouverez ci-joint notre demande.", grantor))
			.attach("demande.pdf", "application/pdf", form)
			.bytes();
	}

	private static String number(int mail) {
		return String.valueOf(FIRST_GRANTOR + mail);
	}

	private static Person grantor(int mail) {
		return person(2 * mail);
	}

	/** A family name of four syllables: no two numbers below 160,000 share one. */
	private static Person person(int number) {
		StringBuilder name = new StringBuilder();
		int rest = number;
		for (int i = 0; i < 4; i++) {
			name.append(SYLLABLES[rest % SYLLABLES.length]);
			rest /= SYLLABLES.length;
		}
		String family = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
		return Person.of(GIVEN[number % GIVEN.length], family);
	}

}
