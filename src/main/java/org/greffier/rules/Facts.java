package org.greffier.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.greffier.catalogue.AddressLists;
import org.greffier.form.AgencyId;

/**
 * What is known outside the form when it is judged. Gathered by {@code jobs}; the rules
 * ask for nothing more. Holds personal data: {@code toString} does not show any.
 *
 * @param agency the body that received the form
 * @param receivedOn the day as of which it counts, by the server's time and the body's
 * zone, cut-off and calendar (RULES)
 * @param addresses the body's address lists
 * @param senderAuthenticated whether the mail's origin was verified, or need not be
 * (RULES X-05, MAIL 40)
 * @param sender whom the mail came from, when it shows
 * @param grantor what the reference table says (RULES X-14)
 * @param grantorConfirmed the last address of this grantor with which a credential was
 * used; empty when there is none
 * @param byUsername whose account has the user name on the form; empty when none was
 * given or none has it
 * @param atGrantorAddress everybody in the registry whose address is the grantor's,
 * folded
 * @param atUserAddress everybody in the registry whose address is the user's, folded
 * @param userNamesakes everybody who already acts for this grantor and has the user's
 * name, folded
 * @param requestExists whether the same request is open or granted (RULES X-12)
 */
public record Facts(AgencyId agency, LocalDate receivedOn, AddressLists addresses, boolean senderAuthenticated,
		Optional<String> sender, GrantorStanding grantor, Optional<String> grantorConfirmed,
		Optional<KnownPerson> byUsername, List<KnownPerson> atGrantorAddress, List<KnownPerson> atUserAddress,
		List<KnownPerson> userNamesakes, boolean requestExists) {

	public Facts {
		atGrantorAddress = List.copyOf(atGrantorAddress);
		atUserAddress = List.copyOf(atUserAddress);
		userNamesakes = List.copyOf(userNamesakes);
	}

	@Override
	public String toString() {
		return "Facts[" + this.agency + ", " + this.receivedOn + "]";
	}

}
