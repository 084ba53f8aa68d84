package org.greffier.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.greffier.catalogue.AddressLists;
import org.greffier.catalogue.FieldSpec;
import org.greffier.catalogue.FieldType;
import org.greffier.form.FieldName;
import org.greffier.form.FindingCode;
import org.greffier.form.Party;

/** What an address must be before a half of a credential goes to it (ADR 0004). */
final class AddressRules {

	/** Every address is exactly one mailbox (RFC 5321; FAULTS A-04). */
	static final Rule WELL_FORMED = Rule.always("addresses-well-formed", "RAMQ-11", AddressRules::wellFormed,
			FindingCode.ADDRESS_MALFORMED, FindingCode.ADDRESS_NOT_ASCII);

	/** Every address is one that the Internet delivers to (FAULTS A-06). */
	static final Rule REACHABLE = Rule.always("addresses-reachable", "RAMQ-11", AddressRules::reachable,
			FindingCode.ADDRESS_UNREACHABLE);

	/** No domain is a slip of the pen away from a well-known one (MAIL 46). */
	static final Rule WELL_TYPED = Rule.always("addresses-well-typed", "MAIL-46", AddressRules::wellTyped,
			FindingCode.ADDRESS_MISTYPED);

	/** No address is thrown away tomorrow (MAIL 45). Free providers are welcome. */
	static final Rule LASTING = Rule.always("addresses-lasting", "RAMQ-14", AddressRules::lasting,
			FindingCode.ADDRESS_DISPOSABLE);

	/** The two addresses are two mailboxes (RULES RAMQ-12). */
	static final Rule DIFFER = Rule.always("addresses-differ", "RAMQ-12", AddressRules::differ,
			FindingCode.ADDRESSES_EQUAL, FindingCode.ADDRESSES_ALIKE);

	/** Neither address names a desk or a role (RULES RAMQ-13). */
	static final Rule PERSONAL = Rule.named("addresses-personal", "RAMQ-13", AddressRules::personal,
			FindingCode.ADDRESS_SHARED);

	/** Neither address bears the other party's name (RULES RAMQ-13). */
	static final Rule OWN_NAME = Rule.always("addresses-fit-names", "RAMQ-13", AddressRules::ownName,
			FindingCode.ADDRESS_NAME_DIFFERS);

	private AddressRules() {
	}

	private static List<FieldName> fields(Filing filing) {
		return filing.kind()
			.fields()
			.values()
			.stream()
			.filter((field) -> field.type() == FieldType.EMAIL)
			.map(FieldSpec::name)
			.toList();
	}

	private static Optional<Mailbox> mailbox(Filing filing, FieldName field) {
		return filing.value(field).flatMap(Mailbox::parse);
	}

	private static void wellFormed(Filing filing, Told told) {
		for (FieldName field : fields(filing)) {
			Optional<Mailbox> mailbox = mailbox(filing, field);
			if (mailbox.isEmpty() && filing.value(field).isPresent()) {
				told.found(FindingCode.ADDRESS_MALFORMED, field);
			}
			else if (mailbox.isPresent() && !mailbox.get().isAscii()) {
				told.found(FindingCode.ADDRESS_NOT_ASCII, field);
			}
		}
	}

	private static void reachable(Filing filing, Told told) {
		for (FieldName field : fields(filing)) {
			mailbox(filing, field).filter((mailbox) -> !Domains.isPublic(mailbox, filing.facts().addresses()))
				.ifPresent((mailbox) -> told.found(FindingCode.ADDRESS_UNREACHABLE, field));
		}
	}

	private static void wellTyped(Filing filing, Told told) {
		for (FieldName field : fields(filing)) {
			mailbox(filing, field).flatMap((mailbox) -> Domains.meant(mailbox.domain(), filing.facts().addresses()))
				.ifPresent((meant) -> told.found(FindingCode.ADDRESS_MISTYPED, field, meant));
		}
	}

	private static void lasting(Filing filing, Told told) {
		for (FieldName field : fields(filing)) {
			mailbox(filing, field)
				.filter((mailbox) -> Domains.isIn(mailbox.domain(), filing.facts().addresses().disposable()))
				.ifPresent((mailbox) -> told.found(FindingCode.ADDRESS_DISPOSABLE, field));
		}
	}

	private static void differ(Filing filing, Told told) {
		Optional<String> grantor = filing.email(Party.GRANTOR);
		Optional<String> user = filing.email(Party.USER);
		if (grantor.isEmpty() || user.isEmpty()) {
			return;
		}
		FieldName field = Party.USER.field("email");
		// Two texts that are no addresses at all, and the same, are the same.
		if (Addresses.same(grantor.get(), user.get()) || grantor.equals(user)) {
			told.found(FindingCode.ADDRESSES_EQUAL, field);
		}
		else {
			Addresses.alike(grantor.get(), user.get(), filing.facts().addresses())
				.ifPresent((sign) -> told.found(FindingCode.ADDRESSES_ALIKE, field, sign));
		}
	}

	/** Whether the two addresses are, or may be, one mailbox. */
	static boolean isOneMailbox(Filing filing) {
		Optional<String> grantor = filing.email(Party.GRANTOR);
		Optional<String> user = filing.email(Party.USER);
		return grantor.isPresent() && user.isPresent() && (Addresses.same(grantor.get(), user.get())
				|| Addresses.alike(grantor.get(), user.get(), filing.facts().addresses()).isPresent());
	}

	private static void personal(Filing filing, Told told) {
		for (FieldName field : fields(filing)) {
			mailbox(filing, field).filter((mailbox) -> isShared(mailbox.local(), filing.facts().addresses()))
				.ifPresent((mailbox) -> told.found(FindingCode.ADDRESS_SHARED, field));
		}
	}

	/**
	 * Whether a local part names a desk: without its plus-tag and accents it is on the
	 * list, or every word of it is, numbers apart ({@code reception.clinique2}).
	 */
	private static boolean isShared(String local, AddressLists lists) {
		int plus = local.indexOf('+');
		String base = ((plus > 0) ? local.substring(0, plus) : local).toLowerCase(Locale.ROOT);
		if (lists.shared().contains(base) || lists.shared().contains(PersonName.fold(base))) {
			return true;
		}
		List<String> words = Arrays.stream(base.split("[._\\-\\d]+"))
			.map(PersonName::fold)
			.filter((word) -> !word.isEmpty())
			.toList();
		return !words.isEmpty() && lists.shared().containsAll(words);
	}

	private static void ownName(Filing filing, Told told) {
		if (isOneMailbox(filing)) {
			// That one address bears one of the two names goes without saying.
			return;
		}
		for (Party party : Party.values()) {
			PersonName own = filing.name(party);
			PersonName others = filing.name(party.other());
			if (own.sameInAnyOrder(others)) {
				continue;
			}
			FieldName field = party.field("email");
			mailbox(filing, field).filter((mailbox) -> bears(mailbox.local(), others))
				.ifPresent((mailbox) -> told.found(FindingCode.ADDRESS_NAME_DIFFERS, field));
		}
	}

	/**
	 * Whether a local part is somebody's whole name, in either order. Initials, nicknames
	 * and single names say nothing: no one is punished for theirs.
	 */
	private static boolean bears(String local, PersonName name) {
		String family = PersonName.fold(name.familyName());
		String given = PersonName.fold(name.givenName());
		String folded = PersonName.fold(local.replaceAll("\\+.*|\\d+$", ""));
		return !family.isEmpty() && !given.isEmpty()
				&& (folded.equals(family + given) || folded.equals(given + family));
	}

}
