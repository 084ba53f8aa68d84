package org.greffier.catalogue;

import java.util.regex.Pattern;

import org.greffier.form.Language;
import org.greffier.form.Text;

/**
 * The texts of one finding code. {@code {field}} and {@code {detail}} in them stand for
 * the field's label and the finding's detail.
 *
 * @param wrong what is wrong
 * @param mend what the applicant does about it; for a finding that only a clerk sees,
 * what the clerk looks at
 */
public record FindingText(Text wrong, Text mend) {

	/** The quoted field, with the space before it. */
	private static final Pattern QUOTED = Pattern.compile(" («\u00A0\\{field}\u00A0»|“\\{field}”)");

	/** A bracket that says nothing without its detail, with the space before it. */
	private static final Pattern BRACKET = Pattern.compile(" \\([^()]*\\{detail}[^()]*\\)");

	/**
	 * What is wrong, in one language.
	 * @param field the field's label; when empty, the quotation that would show it is
	 * left out
	 * @param detail the finding's detail; when empty, the bracket that would show it is
	 * left out
	 */
	public String wrong(Language language, String field, String detail) {
		return fill(this.wrong.in(language), field, detail);
	}

	/** What to do about it, as {@link #wrong(Language, String, String)}. */
	public String mend(Language language, String field, String detail) {
		return fill(this.mend.in(language), field, detail);
	}

	private static String fill(String text, String field, String detail) {
		String kept = detail.isEmpty() ? BRACKET.matcher(text).replaceAll("") : text;
		String named = field.isEmpty() ? QUOTED.matcher(kept).replaceAll("") : kept;
		return named.replace("{field}", field).replace("{detail}", detail);
	}

}
