package org.greffier.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.greffier.catalogue.AddressLists;
import org.greffier.form.AccountStatus;
import org.greffier.form.AgencyId;
import org.greffier.rules.GrantorStanding.Entry;
import org.greffier.rules.GrantorStanding.Listed;

/**
 * Makes facts that speak for the form of {@link ReadingBuilder#aForm()}, and changes one
 * at a time.
 */
public final class FactsBuilder {

	public static final AddressLists LISTS = new AddressLists(
			Set.of("info", "reception", "clinique", "secretariat", "no-reply"), Set.of("jetable.test"),
			Set.of("gmail.com", "hotmail.com", "hotmail.ca", "videotron.ca", "me.com", "mail.com"), Set.of("gmail.com"),
			Map.of("googlemail.com", "gmail.com"), Set.of("localhost", "local", "invalid"));

	private AgencyId agency = Kinds.AGENCY;

	private LocalDate receivedOn = LocalDate.of(2026, 11, 2);

	private boolean authenticated = true;

	private Optional<String> sender = Optional.of("aurele@clinique-fictive.test");

	private GrantorStanding grantor = new Listed(List.of(new Entry("Beausoleil", "Aurèle", true)));

	private Optional<String> confirmed = Optional.empty();

	private Optional<KnownPerson> byUsername = Optional.empty();

	private List<KnownPerson> atGrantorAddress = List.of();

	private List<KnownPerson> atUserAddress = List.of();

	private List<KnownPerson> namesakes = List.of();

	private boolean requestExists;

	private FactsBuilder() {
	}

	public static FactsBuilder facts() {
		return new FactsBuilder();
	}

	static KnownPerson user(String address, boolean confirmed, AccountStatus status) {
		return new KnownPerson("Dubé-Okafor", "Maïka", Optional.of(address), confirmed, Optional.of(status));
	}

	static KnownPerson somebody(String family, String given, String address) {
		return new KnownPerson(family, given, Optional.of(address), true, Optional.of(AccountStatus.ACTIVE));
	}

	FactsBuilder of(AgencyId other) {
		this.agency = other;
		return this;
	}

	FactsBuilder receivedOn(String day) {
		this.receivedOn = LocalDate.parse(day);
		return this;
	}

	FactsBuilder unauthenticated() {
		this.authenticated = false;
		return this;
	}

	FactsBuilder sentBy(String address) {
		this.sender = Optional.of(address);
		return this;
	}

	FactsBuilder grantor(GrantorStanding standing) {
		this.grantor = standing;
		return this;
	}

	FactsBuilder listed(Entry... entries) {
		return grantor(new Listed(List.of(entries)));
	}

	FactsBuilder confirmed(String address) {
		this.confirmed = Optional.of(address);
		return this;
	}

	FactsBuilder byUsername(KnownPerson person) {
		this.byUsername = Optional.of(person);
		return this;
	}

	FactsBuilder atGrantorAddress(KnownPerson... persons) {
		this.atGrantorAddress = List.of(persons);
		return this;
	}

	FactsBuilder atUserAddress(KnownPerson... persons) {
		this.atUserAddress = List.of(persons);
		return this;
	}

	FactsBuilder namesakes(KnownPerson... persons) {
		this.namesakes = List.of(persons);
		return this;
	}

	FactsBuilder requestExists() {
		this.requestExists = true;
		return this;
	}

	public Facts build() {
		return new Facts(this.agency, this.receivedOn, LISTS, this.authenticated, this.sender, this.grantor,
				this.confirmed, this.byUsername, this.atGrantorAddress, this.atUserAddress, this.namesakes,
				this.requestExists);
	}

}
