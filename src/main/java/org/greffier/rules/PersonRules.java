package org.greffier.rules;

import java.util.List;
import java.util.Optional;

import org.greffier.form.AccountStatus;
import org.greffier.form.FieldName;
import org.greffier.form.FindingCode;
import org.greffier.form.Party;
import org.greffier.rules.GrantorStanding.Entry;
import org.greffier.rules.GrantorStanding.Listed;
import org.greffier.rules.GrantorStanding.TableAbsent;

/** Who the two parties are, as far as the body knows them. */
final class PersonRules {

	/** Nobody mandates themself (RULES X-13). */
	static final Rule NOT_ONESELF = Rule.always("grantor-not-user", "X-13", PersonRules::notOneself,
			FindingCode.GRANTOR_IS_USER, FindingCode.PERSON_UNCERTAIN);

	/** The grantor is in the reference table, active, under this name (RULES X-14). */
	static final Rule GRANTOR = Rule.always("grantor-is-active", "X-14", PersonRules::grantor,
			FindingCode.GRANTOR_INACTIVE, FindingCode.GRANTOR_TABLE_ABSENT, FindingCode.GRANTOR_UNKNOWN,
			FindingCode.GRANTOR_NAME_DIFFERS, FindingCode.GRANTOR_CAPACITY_DIFFERS);

	/** The grantor's address is the last that was confirmed (RULES X-14). */
	static final Rule GRANTOR_ADDRESS = Rule.always("grantor-address-confirmed", "X-14", PersonRules::grantorAddress,
			FindingCode.GRANTOR_ADDRESS_CHANGED);

	/** Neither address is a different person's (RULES RAMQ-13). */
	static final Rule NOT_ANOTHERS = Rule.always("addresses-not-anothers", "RAMQ-13", PersonRules::notAnothers,
			FindingCode.ADDRESS_OF_ANOTHER);

	/** The user is new, or surely one whom the body knows (RULES X-19, RAMQ-03). */
	static final Rule USER = Rule.always("user-is-certain", "X-19", PersonRules::user, FindingCode.PERSON_UNCERTAIN,
			FindingCode.USERNAME_UNKNOWN, FindingCode.ACCOUNT_DEACTIVATED);

	/** The same is not asked twice (RULES X-12). */
	static final Rule NEW_REQUEST = Rule.always("request-is-new", "X-12", PersonRules::newRequest,
			FindingCode.REQUEST_DUPLICATE);

	/** The list that a table's column {@code capacity} has its codes from. */
	private static final FieldName CAPACITIES = Party.GRANTOR.field("capacities");

	private static final FieldName USERNAME = Party.USER.field("existingUsername");

	private PersonRules() {
	}

	private static void notOneself(Filing filing, Told told) {
		PersonName grantor = filing.name(Party.GRANTOR);
		PersonName user = filing.name(Party.USER);
		if (!grantor.sameInAnyOrder(user)) {
			return;
		}
		boolean sameMailbox = AddressRules.isOneMailbox(filing);
		FieldName field = Party.USER.field("familyName");
		// Two persons may bear one name, in one family often; with one mailbox they are
		// one.
		told.found(sameMailbox ? FindingCode.GRANTOR_IS_USER : FindingCode.PERSON_UNCERTAIN, field);
	}

	private static void grantor(Filing filing, Told told) {
		FieldName field = grantorId(filing);
		GrantorStanding standing = filing.facts().grantor();
		if (standing instanceof TableAbsent) {
			told.found(FindingCode.GRANTOR_TABLE_ABSENT, field);
		}
		else if (standing instanceof Listed listed) {
			judgeListed(filing, told, field, listed.entries());
		}
	}

	private static void judgeListed(Filing filing, Told told, FieldName field, List<Entry> entries) {
		PersonName grantor = filing.name(Party.GRANTOR);
		List<Entry> named = entries.stream()
			.filter((entry) -> grantor.same(new PersonName(entry.familyName(), entry.givenName())))
			.toList();
		if (entries.isEmpty()) {
			// A field that is missing has its own finding.
			filing.value(field).ifPresent((id) -> told.found(FindingCode.GRANTOR_UNKNOWN, field));
		}
		else if (named.isEmpty()) {
			told.found(FindingCode.GRANTOR_NAME_DIFFERS, Party.GRANTOR.field("familyName"));
		}
		else if (named.stream().noneMatch(Entry::active)) {
			told.found(FindingCode.GRANTOR_INACTIVE, field);
		}
		else {
			judgeCapacity(filing, told, named.stream().filter(Entry::active).toList());
		}
	}

	/** What the form says the grantor is, where the table says it too (RULES RAMQ-29). */
	private static void judgeCapacity(Filing filing, Told told, List<Entry> entries) {
		List<String> held = entries.stream().flatMap((entry) -> entry.capacity().stream()).toList();
		if (!held.isEmpty() && !held.containsAll(filing.reading().ticked(CAPACITIES))) {
			told.found(FindingCode.GRANTOR_CAPACITY_DIFFERS, Optional.of(CAPACITIES), "RAMQ-29", "");
		}
	}

	/** The field that the reference table is asked for, else the grantor's name. */
	private static FieldName grantorId(Filing filing) {
		return Requests.identifier(filing.kind()).orElse(Party.GRANTOR.field("familyName"));
	}

	private static void grantorAddress(Filing filing, Told told) {
		Optional<String> confirmed = filing.facts().grantorConfirmed();
		Optional<String> given = filing.email(Party.GRANTOR);
		if (confirmed.isPresent() && given.isPresent() && !Addresses.same(confirmed.get(), given.get())) {
			told.found(FindingCode.GRANTOR_ADDRESS_CHANGED, Party.GRANTOR.field("email"));
		}
	}

	private static void notAnothers(Filing filing, Told told) {
		notAnothers(filing, told, Party.GRANTOR, filing.facts().atGrantorAddress());
		notAnothers(filing, told, Party.USER, filing.facts().atUserAddress());
	}

	private static void notAnothers(Filing filing, Told told, Party party, List<KnownPerson> known) {
		PersonName name = filing.name(party);
		if (known.stream().anyMatch((person) -> !name.sameInAnyOrder(name(person)))) {
			told.found(FindingCode.ADDRESS_OF_ANOTHER, party.field("email"));
		}
	}

	private static void user(Filing filing, Told told) {
		Facts facts = filing.facts();
		PersonName user = filing.name(Party.USER);
		List<KnownPerson> atAddress = facts.atUserAddress()
			.stream()
			.filter((person) -> user.sameInAnyOrder(name(person)))
			.toList();
		if (filing.value(USERNAME).isPresent()) {
			if (facts.byUsername().isEmpty()) {
				told.found(FindingCode.USERNAME_UNKNOWN, USERNAME);
			}
			else if (!isSurely(filing, facts.byUsername().get())) {
				told.found(FindingCode.PERSON_UNCERTAIN, USERNAME);
			}
		}
		else if (atAddress.stream().anyMatch((person) -> !person.confirmed() || !isSurely(filing, person))
				|| (atAddress.isEmpty() && !facts.userNamesakes().isEmpty())) {
			told.found(FindingCode.PERSON_UNCERTAIN, Party.USER.field("familyName"));
		}
		boolean deactivated = java.util.stream.Stream.concat(facts.byUsername().stream(), atAddress.stream())
			.anyMatch((person) -> person.account().equals(Optional.of(AccountStatus.DEACTIVATED)));
		if (deactivated) {
			told.found(FindingCode.ACCOUNT_DEACTIVATED, Party.USER.field("familyName"));
		}
	}

	/** Whether name and address of the form are this person's. */
	private static boolean isSurely(Filing filing, KnownPerson person) {
		boolean sameAddress = filing.email(Party.USER)
			.flatMap((given) -> person.address().map((known) -> Addresses.same(given, known)))
			.orElse(false);
		return sameAddress && filing.name(Party.USER).same(name(person));
	}

	private static void newRequest(Filing filing, Told told) {
		if (filing.facts().requestExists()) {
			told.found(FindingCode.REQUEST_DUPLICATE);
		}
	}

	private static PersonName name(KnownPerson person) {
		return new PersonName(person.familyName(), person.givenName());
	}

}
