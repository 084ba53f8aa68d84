package org.greffier.sample;

import org.greffier.form.FindingCode;
import org.greffier.form.Language;
import org.greffier.form.Party;
import org.greffier.scan.Marking;
import org.greffier.scan.PageOrder;
import org.greffier.scan.ScanClass;
import org.greffier.scan.Scans;

/**
 * What most people send: the form printed, signed with a pen, scanned. Machines and
 * sheets as they come; what stands on them is good unless the mail's name says otherwise.
 */
final class ScannedMails {

	private static final Language FR = Language.FR;

	private static final String FILE = "numerisation.pdf";

	/** Of the first; each form has its own. */
	private static final long SEED = 900;

	private final RamqMails mails;

	/** Of the forms that come next, with their number. */
	private Person grantor;

	private String number = "100111";

	private int forms;

	ScannedMails(RamqMails mails) {
		this.mails = mails;
		this.grantor = mails.body().grantor(this.number, "Mireille");
	}

	void add() {
		accepted("scan-200-dpi", "A form from an office scanner, accepted without a clerk", ScanClass.DPI_200,
				Person.of("Aline", "Bessette"));
		accepted("scan-fax", "A form that came by fax", ScanClass.FAX_G4, Person.of("Basile", "Courchesne"));
		accepted("scan-sideways", "A form that lay sideways", ScanClass.ROTATED_90, Person.of("Cécile", "D’Aoust"));
		accepted("scan-upside-down", "A form that lay on its head (MAIL 19)", ScanClass.ROTATED_180,
				Person.of("Damien", "Éthier"));
		accepted("scan-askew", "A form that lay askew", ScanClass.SKEWED, Person.of("Élise", "Fiset-Noël"));
		accepted("scan-photo", "A form photographed on a desk", ScanClass.PHOTO, Person.of("Félicien", "Gélinas"));
		ordered("scan-reversed", "Its pages in the wrong order", PageOrder.REVERSED, Person.of("Ghislaine", "Hamelin"));
		ordered("scan-blank-backs", "Both sides of each sheet, of which one is empty", PageOrder.BLANK_BACKS,
				Person.of("Hervé", "Isabelle"), FindingCode.PAGES_IGNORED);
		this.number = "100105";
		this.grantor = this.mails.body().grantor(this.number, "Brendan");
		doubtful();
	}

	private void doubtful() {
		Person unsigned = Person.of("Joël", "Kirouac");
		review("scan-unsigned", "The user did not sign: a clerk looks, since a machine may miss a faint pen",
				form(unsigned).signed(Party.USER, Marking.EMPTY), FindingCode.SIGNATURE_MISSING_ON_SCAN);
		review("scan-crossed", "A cross where the user should sign",
				form(Person.of("Karine", "Lacasse")).signed(Party.USER, Marking.CROSS),
				FindingCode.SIGNATURE_NOT_BY_HAND);
		this.mails.refusal("scan-two-forms", "The forms of two people in one file (RAMQ-05)", this.grantor,
				form(Person.of("Normand", "Ouellet")).in(PageOrder.TWO_FORMS).as(ScanClass.FAX_G4).pdf(), FILE,
				FindingCode.SEVERAL_FORMS_IN_ONE_FILE);
	}

	private void accepted(String name, String shows, ScanClass machine, Person user) {
		add(name, shows, form(user).as(machine).pdf(), user);
	}

	private void ordered(String name, String shows, PageOrder order, Person user, FindingCode... notes) {
		add(name, shows, form(user).in(order).as(ScanClass.FAX_G4).pdf(), user, notes);
	}

	private void add(String name, String shows, byte[] pdf, Person user, FindingCode... notes) {
		Expected expected = RamqInbox.granted(Expected.closed(shows), this.grantor.address(), this.grantor, user, "fr");
		if (notes.length > 0) {
			expected.noted(notes);
		}
		this.mails.add(name, this.mails.human(name, this.grantor, FR).attach(FILE, RamqMails.PDF, pdf), expected);
	}

	private void review(String name, String shows, Scans form, FindingCode... codes) {
		this.mails.review(name, shows, this.grantor, form.as(ScanClass.FAX_G4).pdf(), codes);
	}

	/** Filled and signed by both; the seed ticks the service. */
	private Scans form(Person user) {
		return Scans.of(SEED + this.forms++)
			.kind("ramq-delegation")
			.in(FR)
			.with("grantor.familyName", this.grantor.familyName())
			.with("grantor.givenName", this.grantor.givenName())
			.with("grantor.providerNumber", this.number)
			.with("grantor.email", this.grantor.address())
			.with("grantor.signedOn", "2026-11-12")
			.with("user.familyName", user.familyName())
			.with("user.givenName", user.givenName())
			.with("user.email", user.address())
			.with("user.existingUsername", "")
			.with("user.signedOn", "2026-11-13");
	}

}
