package org.greffier.catalogue;

import java.util.List;

import org.greffier.form.Box;
import org.greffier.form.Language;

/**
 * Draws the blank PDF of a kind: fillable, tagged (PDF/UA-1), with a QR code
 * {@code kind|version|page} and four corner marks on each page.
 *
 * <p>
 * Its AcroForm fields bear exactly the names of the kind's fields; a tick is
 * {@code choice.code}. A signature box is no AcroForm field unless the kind takes digital
 * signatures of that party, for such a field invites people to sign that way. The same
 * kind, agency and language always give the same bytes.
 */
public final class Blanks {

	/**
	 * The key of the document's information dictionary whose value is
	 * {@code kind|version}.
	 */
	public static final String METADATA_KEY = "GreffierForm";

	private Blanks() {
	}

	/** The blank in one language, which is the document's {@code /Lang}. */
	public static byte[] draw(FormKind kind, Agency agency, Language language) {
		return new BlankDocument(PagePlan.of(kind), agency, language).draw();
	}

	/** Where everything stands on the pages of the blank, in either language. */
	public static Layout layout(FormKind kind) {
		return PagePlan.of(kind).layout();
	}

	/** Where the QR code stands on every page of every blank. */
	public static Box code() {
		return PageFrame.QR;
	}

	/**
	 * The corner marks of every page of every blank, full black squares: top left, top
	 * right, bottom left, bottom right.
	 */
	public static List<Box> marks() {
		return PageFrame.MARKS;
	}

}
