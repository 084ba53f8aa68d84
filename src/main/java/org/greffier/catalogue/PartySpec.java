package org.greffier.catalogue;

import java.util.EnumSet;
import java.util.Set;

import org.greffier.form.Party;
import org.greffier.form.SignatureState;
import org.greffier.form.Text;

/**
 * One party of a kind.
 *
 * @param label the body's own name for it
 * @param receives which half of the credentials goes to it
 * @param signs the signature states that satisfy the kind without a clerk (RULES RAMQ-09)
 */
public record PartySpec(Party party, Text label, Credential receives, Set<SignatureState> signs) {

	public PartySpec {
		signs = Set.copyOf(EnumSet.copyOf(signs));
	}

}
