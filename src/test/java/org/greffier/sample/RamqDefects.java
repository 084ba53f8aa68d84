package org.greffier.sample;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

import org.greffier.form.EnvelopeStatus;
import org.greffier.form.FindingCode;
import org.greffier.form.FormStatus;
import org.greffier.form.Language;
import org.greffier.form.Party;

/** What goes wrong with files, addresses and dates, and what machines send. */
final class RamqDefects {

	private static final Language FR = Language.FR;

	/** So that nobody gets more answers than the body gives one address in a day. */
	private static final String[] GRANTORS = { "100107", "Hanna", "100103", "Kim-Lan", "100104", "Éloïse" };

	/** One more than the body takes. */
	private static final int FILES = 21;

	/** One more than the body takes. */
	private static final int PAGES = 7;

	/** A picture of more bytes than a logo has. */
	private static final int PHOTO = 210_000;

	private final RamqMails mails;

	private String number = "";

	private Person grantor = Person.of("", "");

	RamqDefects(RamqMails mails) {
		this.mails = mails;
	}

	private void from(int next) {
		this.number = GRANTORS[2 * next];
		this.grantor = this.mails.body().grantor(this.number, GRANTORS[2 * next + 1]);
	}

	void add() {
		from(0);
		packedFiles();
		from(1);
		pdfs();
		persons();
		dates();
		from(2);
		addresses();
		machines();
	}

	private void packedFiles() {
		file("zipped-form", "A form in an archive: files are to be attached themselves (MAIL 9)", "demande.zip",
				"application/zip", Files.zip(false), FindingCode.ZIP);
		file("locked-zip", "An archive that asks for a password (MAIL 10)", "demande.zip", "application/zip",
				Files.zip(true), FindingCode.ENCRYPTED_ARCHIVE);
		file("winmail", "Outlook packed the file, and the pack is damaged (MAIL 3)", "winmail.dat",
				"application/ms-tnef", Files.brokenWinmail(), FindingCode.WINMAIL);
		file("encrypted-mail", "A mail that is encrypted for somebody else (MAIL 26)", "smime.p7m",
				"application/pkcs7-mime", Files.enveloped(), FindingCode.ENCRYPTED_MAIL);
		file("word-file", "The form as a text document (MAIL 8)", "formulaire.doc", "application/msword", Files.word(),
				FindingCode.NOT_PDF);
		Eml pasted = this.mails.body()
			.mail("picture-in-text", this.grantor, FR, RamqMails.SUBJECT)
			.authentication("pass")
			.html("<p>Bonjour,</p><p>Voici le formulaire&nbsp;:</p>")
			.part("image001.jpg", "image/jpeg", "inline", Arrays.copyOf(Pages.photo(), PHOTO));
		this.mails.add("picture-in-text", pasted,
				refused("The form as a picture in the text (MAIL 6)", "image001.jpg", FindingCode.PICTURE_IN_BODY));
		Eml many = this.mails.human("too-many-files", this.grantor, FR);
		Expected expected = Expected.closed("More files than this body takes in one mail: none is opened (MAIL 21)");
		for (int i = 1; i <= FILES; i++) {
			many.attach("page-" + i + ".pdf", RamqMails.PDF, ("%PDF-1.7 " + i).getBytes(StandardCharsets.US_ASCII));
			expected.file("page-" + i + ".pdf", FormStatus.REFUSED, FindingCode.ENVELOPE_REFUSED);
		}
		this.mails.add("too-many-files", many, expected.letter("ANSWER", this.grantor.address(), "fr"));
	}

	private void pdfs() {
		byte[] form = form(Person.of("Odile", "Marcotte"));
		this.mails.refusal("locked-pdf", "A PDF that opens with a password (MAIL 17)", this.grantor, Pages.locked(form),
				"formulaire.pdf", FindingCode.PDF_PASSWORD);
		this.mails.refusal("xfa-form", "A form that only one program can show (MAIL 18)", this.grantor, Pages.xfa(),
				"formulaire.pdf", FindingCode.XFA);
		this.mails.refusal("too-many-pages", "A file with more pages than this body takes", this.grantor,
				Pages.ofPages(form, PAGES), "formulaire.pdf", FindingCode.TOO_MANY_PAGES);
		this.mails.review("page-missing", "The second page was not sent: nobody is told that its fields are empty",
				this.grantor, Pages.firstOf(form(Person.of("Bertrand", "Coulombe"))), FindingCode.PAGES_MISSING,
				FindingCode.FIELD_MISSING, FindingCode.SIGNATURE_DOUBTFUL);
		this.mails.review("other-document", "A PDF that is no form that we know: a clerk looks", this.grantor,
				Pages.ofPages(new byte[0], 1), FindingCode.KIND_UNKNOWN);
	}

	private void addresses() {
		refusedForm("malformed-address", "An address without a domain",
				Person.of("Prosper", "Nadeau").at("prosper.nadeau"), FindingCode.ADDRESS_MALFORMED);
		reviewedForm("mistyped-address", "A provider that is one slip away (MAIL 46): never corrected by a guess",
				Person.of("Rachel", "Imbeault").at("rachel.imbeault@gmial.com"), FindingCode.ADDRESS_MISTYPED);
		reviewedForm("throw-away-address", "An address that lasts for minutes (MAIL 45)",
				Person.of("Serge", "Tanguay").at("serge.tanguay@yopmail.com"), FindingCode.ADDRESS_DISPOSABLE);
		reviewedForm("address-of-another-name", "The user's address bears the grantor's name (RAMQ-13)",
				Person.of("Thérèse", "Jobin").at("eloise.cote-lavigne@bureau.test"), FindingCode.ADDRESS_NAME_DIFFERS);
	}

	private void persons() {
		this.mails.add("one-person",
				this.mails.human("one-person", this.grantor, FR)
					.attach("formulaire.pdf", RamqMails.PDF, form(this.grantor)),
				Expected.closed("Somebody mandates themself (X-13)")
					.file("formulaire.pdf", FormStatus.REFUSED, FindingCode.GRANTOR_IS_USER,
							FindingCode.ADDRESSES_EQUAL)
					.letter("ANSWER", this.grantor.address(), "fr"));
		Person user = Person.of("Ulric", "Ferland");
		this.mails.review("unknown-username", "A user name that nobody has (X-19)", this.grantor,
				this.mails.form(FR, this.number, this.grantor, user, "fact")
					.with("user.existingUsername", "CE999999")
					.pdf(),
				FindingCode.USERNAME_UNKNOWN);
		Person line = Person.of("Line", "Archambault");
		Person maude = this.mails.body().grantor("100101", "Maude");
		this.mails.review("same-request-again", "A new form that asks what accepted-fr asks (X-12)", maude,
				this.mails.form(FR, "100101", maude, line, "remu").with("user.signedOn", "2026-11-14").pdf(),
				FindingCode.REQUEST_DUPLICATE);
	}

	private void dates() {
		Person user = Person.of("Viviane", "Kirouac");
		this.mails.review("impossible-date", "A day that no month has", this.grantor,
				this.mails.form(FR, this.number, this.grantor, user, "fact").with("user.signedOn", "2026-02-31").pdf(),
				FindingCode.DATE_MALFORMED);
		Person first = Person.of("Wilfrid", "Zacharie");
		this.mails.add("signed-in-wrong-order",
				this.mails.human("signed-in-wrong-order", this.grantor, FR)
					.attach("formulaire.pdf", RamqMails.PDF,
							this.mails.form(FR, this.number, this.grantor, first, "insc")
								.with("user.signedOn", "2026-11-02")
								.pdf()),
				Expected.closed("The user signed before the grantor: noted, and accepted (RAMQ-10)")
					.file("formulaire.pdf", FormStatus.DELIVERED)
					.noted(FindingCode.SIGNED_OUT_OF_ORDER)
					.letter("ANSWER", this.grantor.address(), "fr")
					.letter("USERNAME", this.grantor.address(), "fr")
					.letter("PASSWORD", first.address(), "fr"));
	}

	private void machines() {
		Person sender = Person.of("Yolande", "Quirion");
		machine("invitation", "An invitation is no request (MAIL 33)",
				mail("invitation", sender, "Rencontre d’équipe").part("invite.ics", "text/calendar; method=REQUEST",
						"inline",
						"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n".getBytes(StandardCharsets.US_ASCII)));
		machine("mailing-list", "A mailing list is never answered (MAIL 32)",
				mail("mailing-list", sender, "Infolettre de novembre").header("List-Id", "<infolettre.courriel.test>")
					.header("Precedence", "list")
					.text("Voici les nouvelles du mois."));
	}

	private Eml mail(String name, Person sender, String subject) {
		return this.mails.body().mail(name, sender, FR, subject).authentication("pass");
	}

	private void machine(String name, String shows, Eml mail) {
		this.mails.add(name, mail, Expected.of(shows, EnvelopeStatus.MACHINE_MAIL));
	}

	private void file(String name, String shows, String file, String type, byte[] content, FindingCode code) {
		this.mails.add(name, this.mails.human(name, this.grantor, FR).attach(file, type, content),
				refused(shows, file, code));
	}

	private Expected refused(String shows, String file, FindingCode code) {
		return Expected.closed(shows)
			.file(file, FormStatus.REFUSED, code)
			.letter("ANSWER", this.grantor.address(), "fr");
	}

	private byte[] form(Person user) {
		return this.mails.form(FR, this.number, this.grantor, user, "fact").pdf();
	}

	private void refusedForm(String name, String shows, Person user, FindingCode code) {
		this.mails.refusal(name, shows, this.grantor, form(user), "formulaire.pdf", code);
	}

	private void reviewedForm(String name, String shows, Person user, FindingCode code) {
		this.mails.review(name, shows, this.grantor, form(user), code);
	}

	/** The first bytes of files that are no PDF. */
	private static final class Files {

		private static final String NAME = "formulaire.pdf";

		private Files() {
		}

		/** One entry, and the directory that ends an archive. */
		static byte[] zip(boolean locked) {
			String flags = locked ? "0100" : "0000";
			String name = HexFormat.of().formatHex(NAME.getBytes(StandardCharsets.US_ASCII));
			String sizes = "000000000400000004000000" + "0e00" + "0000";
			String local = "504b03041400" + flags + "0000" + "00000000" + sizes + name + "25504446";
			String entry = "504b010214001400" + flags + "0000" + "00000000" + sizes + "0000" + "0000" + "0000"
					+ "00000000" + "00000000" + name;
			String end = "504b0506" + "00000000" + "0100" + "0100" + le(entry.length() / 2) + le(local.length() / 2)
					+ "0000";
			return HexFormat.of().parseHex(local + entry + end);
		}

		private static String le(int value) {
			return HexFormat.of().formatHex(new byte[] { (byte) value, (byte) (value >> 8), 0, 0 });
		}

		static byte[] brokenWinmail() {
			return HexFormat.of().parseHex("789f3e22010006900800040000000000ff");
		}

		/** The start of a CMS message of the type envelopedData. */
		static byte[] enveloped() {
			return HexFormat.of().parseHex("308006092a864886f70d010703a0803080020100318000000000");
		}

		static byte[] word() {
			return Arrays.copyOf(HexFormat.of().parseHex("d0cf11e0a1b11ae1"), 512);
		}

	}

}
