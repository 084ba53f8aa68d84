package org.greffier.catalogue;

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
}
