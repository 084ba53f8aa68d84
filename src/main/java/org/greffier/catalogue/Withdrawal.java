package org.greffier.catalogue;

import java.util.Set;

import org.greffier.form.FieldName;
import org.greffier.form.Text;

/**
 * A mail without a form that ends accesses (RULES RAMQ-30).
 *
 * @param subject by which such a mail is known, in either language
 * @param choice the list that the accesses are of, such as {@code grant.services}
 * @param codes which of them it ends
 */
public record Withdrawal(Text subject, FieldName choice, Set<String> codes) {

	public Withdrawal {
		codes = Set.copyOf(codes);
	}

}
