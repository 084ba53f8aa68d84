package org.greffier.jobs;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.greffier.casefile.Answering;
import org.greffier.casefile.Envelopes;
import org.greffier.casefile.Forms;
import org.greffier.casefile.StoredForm;
import org.greffier.catalogue.Agency;
import org.greffier.catalogue.ChoiceSpec;
import org.greffier.catalogue.FieldSpec;
import org.greffier.catalogue.FormKind;
import org.greffier.form.Party;
import org.greffier.form.Reading;
import org.greffier.registry.Accounts;
import org.greffier.registry.GrantorLine;
import org.greffier.registry.GrantorTables;
import org.greffier.registry.Identity;
import org.greffier.registry.Persons;
import org.greffier.registry.RegisteredPerson;
import org.greffier.rules.Facts;
import org.greffier.rules.GrantorStanding;
import org.greffier.rules.KnownPerson;
import org.greffier.rules.Requests;
import org.greffier.safe.Vault;

/**
 * Gathers what the rules may know of one form from the ledger, the registry and the
 * catalogue. Call it inside the form's own transaction, form after form: what a form asks
 * is written down here, so that the next one that asks the same is found (RULES X-12).
 */
public final class FactsOfForm {

	/** What {@code account.username} may be; anything else is nobody's. */
	private static final String USERNAME = "[A-Za-z0-9]{3,32}";

	private final Envelopes envelopes;

	private final Forms forms;

	private final GrantorTables tables;

	private final Persons persons;

	private final Accounts accounts;

	private final Vault vault;

	public FactsOfForm(Envelopes envelopes, Forms forms, GrantorTables tables, Persons persons, Accounts accounts,
			Vault vault) {
		this.envelopes = envelopes;
		this.forms = forms;
		this.tables = tables;
		this.persons = persons;
		this.accounts = accounts;
		this.vault = vault;
	}

	/** What is known of a form of a known kind. */
	public Facts of(Agency agency, FormKind kind, StoredForm form, Reading reading) {
		if (!kind.agency().equals(agency.id())) {
			// Another body's form: its parties are none of this body's business.
			return ofUnknown(agency, form);
		}
		Identity grantor = Identity.of(kind, reading, Party.GRANTOR);
		Identity user = Identity.of(kind, reading, Party.USER);
		Optional<Answering> answering = this.envelopes.answering(form.envelope());
		return new Facts(agency.id(), receivedOn(agency, form), agency.addresses(), isAuthenticated(agency, answering),
				answering.flatMap(Answering::to), standing(agency, kind, reading),
				this.persons.confirmedAddress(agency.id(), grantor),
				reading.value(Party.USER.field("existingUsername"))
					.map(String::strip)
					.filter((username) -> username.matches(USERNAME))
					.flatMap((username) -> this.persons.byUsername(agency.id(), username))
					.map(FactsOfForm::known),
				atAddress(agency, grantor), atAddress(agency, user),
				this.persons.actingFor(agency.id(), grantor, user).stream().map(FactsOfForm::known).toList(),
				isAskedAlready(agency, kind, form, reading, grantor, user));
	}

	/** What is known of a file that is no form of the catalogue: its mail alone. */
	public Facts ofUnknown(Agency agency, StoredForm form) {
		Optional<Answering> answering = this.envelopes.answering(form.envelope());
		return new Facts(agency.id(), receivedOn(agency, form), agency.addresses(), isAuthenticated(agency, answering),
				answering.flatMap(Answering::to), new GrantorStanding.NotAsked(), Optional.empty(), Optional.empty(),
				List.of(), List.of(), List.of(), false);
	}

	private static LocalDate receivedOn(Agency agency, StoredForm form) {
		return agency.schedule().countsAs(form.receivedAt());
	}

	/**
	 * A failed verdict never passes; none at all passes only where the body says that
	 * authentication is optional (MAIL 40).
	 */
	private static boolean isAuthenticated(Agency agency, Optional<Answering> answering) {
		return answering.map(Answering::authentication).filter((verdict) -> switch (verdict) {
			case "pass" -> true;
			case "none" -> agency.takesUnverified();
			default -> false;
		}).isPresent();
	}

	private GrantorStanding standing(Agency agency, FormKind kind, Reading reading) {
		Optional<FieldSpec> field = kind.fields()
			.values()
			.stream()
			.filter((spec) -> spec.mustBeIn().isPresent())
			.findFirst();
		if (field.isEmpty()) {
			return new GrantorStanding.NotAsked();
		}
		String table = field.get().mustBeIn().orElseThrow();
		String id = reading.value(field.get().name()).orElse("");
		Optional<List<GrantorLine>> lines = this.tables.lines(agency, table, id);
		if (lines.isEmpty()) {
			return new GrantorStanding.TableAbsent();
		}
		return new GrantorStanding.Listed(lines.get()
			.stream()
			.map((line) -> new GrantorStanding.Entry(line.familyName(), line.givenName(), line.active(),
					line.capacity()))
			.toList());
	}

	private List<KnownPerson> atAddress(Agency agency, Identity party) {
		if (party.address().isBlank()) {
			return List.of();
		}
		return this.persons.atAddress(agency, party.address()).stream().map(FactsOfForm::known).toList();
	}

	/** Whether another form asks the same, or everything asked is granted already. */
	private boolean isAskedAlready(Agency agency, FormKind kind, StoredForm form, Reading reading, Identity grantor,
			Identity user) {
		Optional<byte[]> hash = Requests.key(kind, reading)
			.map((key) -> this.vault.hash(agency.id() + " form.request", key));
		if (hash.isEmpty()) {
			return false;
		}
		this.forms.setRequestHash(form.id(), hash.get());
		return this.forms.requestExists(agency.id(), hash.get(), form.id()) || kind.grants()
			.stream()
			.allMatch((choice) -> isGranted(agency, choice, reading, grantor, user, receivedOn(agency, form)));
	}

	private boolean isGranted(Agency agency, ChoiceSpec choice, Reading reading, Identity grantor, Identity user,
			LocalDate day) {
		return reading.ticked(choice.name())
			.stream()
			.allMatch((code) -> this.accounts.isGranted(agency.id(), grantor, user, choice.name().value(), code, day));
	}

	private static KnownPerson known(RegisteredPerson person) {
		return new KnownPerson(person.familyName(), person.givenName(), person.address(), person.confirmed(),
				person.status());
	}

}
