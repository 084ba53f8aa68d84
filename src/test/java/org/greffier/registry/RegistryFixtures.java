package org.greffier.registry;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

import org.greffier.catalogue.AccountSpec;
import org.greffier.catalogue.AddressLists;
import org.greffier.catalogue.Agency;
import org.greffier.catalogue.ChoiceSpec;
import org.greffier.catalogue.Clerks;
import org.greffier.catalogue.Credential;
import org.greffier.catalogue.FieldSpec;
import org.greffier.catalogue.FieldType;
import org.greffier.catalogue.FormKind;
import org.greffier.catalogue.MandatePolicy;
import org.greffier.catalogue.PartySpec;
import org.greffier.catalogue.PasswordPolicy;
import org.greffier.catalogue.ScheduleSettings;
import org.greffier.catalogue.Term;
import org.greffier.form.AgencyId;
import org.greffier.form.Box;
import org.greffier.form.FieldName;
import org.greffier.form.FieldReading;
import org.greffier.form.Party;
import org.greffier.form.Reading;
import org.greffier.form.SignatureState;
import org.greffier.form.Source;
import org.greffier.form.Text;
import org.greffier.safe.Keys;
import org.greffier.safe.Vault;

/** Two invented bodies, their kinds and their forms. */
public final class RegistryFixtures {

	public static final AgencyId RAMQ = new AgencyId("ramq");

	public static final AgencyId AMP = new AgencyId("amp");

	public static final Instant NOW = Instant.parse("2026-11-02T07:30:00Z");

	public static final PasswordPolicy POLICY = new PasswordPolicy(14, Duration.ofDays(7), 12);

	public static final AddressLists LISTS = new AddressLists(Set.of(), Set.of(), Set.of(), Set.of("gmail.com"),
			Map.of("googlemail.com", "gmail.com"), Set.of());

	public static final Vault VAULT = new Vault(Keys.of(List.of("k1=" + key((byte) 1), "hash=" + key((byte) 2))));

	private RegistryFixtures() {
	}

	public static Agency agency(AgencyId id) {
		return agency(id, Path.of("jobs", id.value()));
	}

	public static Agency agency(AgencyId id, Path folder) {
		return agency(id, folder, MandatePolicy.DEFAULT);
	}

	/** A body whose one kind is {@link #ramqKind}. */
	public static Agency agency(AgencyId id, Path folder, MandatePolicy mandates) {
		Text text = new Text(id.value(), id.value());
		return new Agency(id, text, true, text, List.of(), null,
				ScheduleSettings.everyDay("0 30 2 * * *", ZoneId.of("America/Toronto")), null, null, null, List.of(),
				null, POLICY, Map.of(), LISTS, Map.of("ramq-delegation", ramqKind("CE{6 digits}")), folder, Clerks.NONE,
				mandates);
	}

	/** One service a form; the grantor is known by a provider number. */
	public static FormKind ramqKind(String usernames) {
		FieldName number = new FieldName("grantor.providerNumber");
		FieldName services = new FieldName("grant.services");
		return kind(RAMQ, "ramq-delegation", usernames, number, choice(services, false, "sre", "dsq"));
	}

	/** As {@link #ramqKind}, and what it grants lasts a year. */
	public static FormKind ramqKindOfAYear() {
		FormKind kind = ramqKind("CE{6 digits}");
		return new FormKind(kind.agency(), kind.name(), 1, Map.of(), kind.title(), List.of(), kind.parties(), List.of(),
				kind.fields(), kind.choices(), kind.account(), List.of(),
				Optional.of(new Term(Period.ofYears(1), Period.ofDays(60))));
	}

	/** Many blocks a form; the grantor is known by the organisation's NEQ. */
	public static FormKind ampKind() {
		FieldName neq = new FieldName("organisation.neq");
		FieldName blocks = new FieldName("grant.blocks");
		return kind(AMP, "amp-user", "AM{6 digits}", neq, choice(blocks, true, "001", "005", "024"));
	}

	public static ReadingBuilder aForm() {
		return new ReadingBuilder();
	}

	private static FormKind kind(AgencyId agency, String name, String usernames, FieldName reference,
			ChoiceSpec choice) {
		Text text = new Text(name, name);
		PartySpec grantor = new PartySpec(Party.GRANTOR, text, Credential.USERNAME, EnumSet.of(SignatureState.INK));
		PartySpec user = new PartySpec(Party.USER, text, Credential.PASSWORD, EnumSet.of(SignatureState.INK));
		FieldSpec field = new FieldSpec(reference, FieldType.DIGITS, text, Optional.empty(), 10, false,
				OptionalInt.empty(), Optional.empty(), Optional.of("grantors"));
		return new FormKind(agency, name, 1, Map.of(), text, List.of(),
				Map.of(Party.GRANTOR, grantor, Party.USER, user), List.of(), Map.of(reference, field),
				Map.of(choice.name(), choice), new AccountSpec(usernames), List.of(), Optional.empty());
	}

	private static ChoiceSpec choice(FieldName name, boolean many, String... codes) {
		return new ChoiceSpec(name, new Text("x", "x"), many ? ChoiceSpec.Take.ANY_OF : ChoiceSpec.Take.ONE_OF,
				Arrays.stream(codes).map((code) -> new ChoiceSpec.Option(code, new Text(code, code))).toList());
	}

	private static String key(byte fill) {
		byte[] key = new byte[32];
		Arrays.fill(key, fill);
		return Base64.getEncoder().encodeToString(key);
	}

	public static final class ReadingBuilder {

		private final Map<FieldName, FieldReading> fields = new TreeMap<>();

		private ReadingBuilder() {
			grantor("Lafleur", "Maude", "maude.lafleur@clinique.example");
			user("Tremblay", "Jean", "jean.tremblay@courriel.example");
			with("grantor.providerNumber", "123456");
		}

		public ReadingBuilder grantor(String family, String given, String email) {
			return with("grantor.familyName", family).with("grantor.givenName", given).with("grantor.email", email);
		}

		public ReadingBuilder user(String family, String given, String email) {
			return with("user.familyName", family).with("user.givenName", given).with("user.email", email);
		}

		public ReadingBuilder asks(String tick) {
			return with(tick, "true");
		}

		public ReadingBuilder with(String name, String value) {
			this.fields.put(new FieldName(name), new FieldReading(value, Source.ACROFORM, 1, 1, new Box(0, 0, 10, 10)));
			return this;
		}

		public Reading read() {
			return new Reading("0".repeat(64), Optional.empty(), Optional.empty(), 1, Source.ACROFORM, this.fields,
					Map.of(), List.of());
		}

	}

}
