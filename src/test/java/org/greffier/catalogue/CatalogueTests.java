package org.greffier.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

import org.greffier.form.AgencyId;
import org.greffier.form.FieldName;
import org.greffier.form.FindingCode;
import org.greffier.form.Party;
import org.greffier.form.SignatureState;
import org.greffier.platform.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** The catalogue that the project ships is good, and says what the product relies on. */
class CatalogueTests {

	@Test
	void hasNoMistake() {
		assertThat(CatalogueLoader.check(ShippedCatalogue.JOBS)).isEmpty();
	}

	@Test
	void hasATextForEveryFindingCode() {
		assertThat(ShippedCatalogue.load().findings()).containsOnlyKeys(FindingCode.values());
	}

	@Test
	void knowsTheDelegationOfTheRamq() {
		FormKind kind = ShippedCatalogue.load().kinds().get("ramq-delegation");

		assertThat(kind.receiver(Credential.USERNAME)).isEqualTo(Party.GRANTOR);
		assertThat(kind.party(Party.USER).signs()).containsExactlyInAnyOrder(SignatureState.HANDWRITTEN,
				SignatureState.INK);
		assertThat(kind.fields().keySet()).extracting(FieldName::value)
			.containsExactlyInAnyOrder("grantor.familyName", "grantor.givenName", "grantor.email",
					"grantor.providerNumber", "grantor.signedOn", "user.familyName", "user.givenName", "user.email",
					"user.existingUsername", "user.signedOn");
		assertThat(kind.choices().get(new FieldName("grant.services")).many()).isFalse();
		assertThat(kind.rules()).extracting(RuleSpec::name).contains("addresses-differ", "signed-in-order");
	}

	@Test
	@Row({ "RAMQ-21", "RAMQ-22", "RAMQ-28", "RAMQ-29" })
	void knowsWhoMayAuthoriseWhichServiceOfAnEstablishment() {
		FormKind kind = ShippedCatalogue.load().kinds().get("ramq-establishment");
		ChoiceSpec services = kind.choices().get(new FieldName("grant.services"));

		assertThat(kind.grants()).containsExactly(services);
		assertThat(services.options()).filteredOn((option) -> option.code().equals("remu"))
			.singleElement()
			.satisfies((option) -> assertThat(option.with()).containsEntry("capacities", Set.of("dg"))
				.containsEntry("staff", Set.of("admi", "fact")));
		assertThat(services.options()).noneMatch((option) -> option.with().get("staff").contains("agen"));
		assertThat(kind.choices().get(new FieldName("grantor.declarations")).take()).isEqualTo(ChoiceSpec.Take.ALL_OF);
	}

	@Test
	void keepsTheLeadingZerosOfTheBlocksOfTheAmp() {
		ChoiceSpec blocks = ShippedCatalogue.load()
			.kinds()
			.get("amp-user")
			.choices()
			.get(new FieldName("grant.blocks"));

		assertThat(blocks.many()).isTrue();
		assertThat(blocks.options()).extracting(ChoiceSpec.Option::code)
			.containsExactly("001", "005", "007", "008", "018", "019", "024");
	}

	@Test
	void givesAFieldWhatItsNameAndItsTypeSay() {
		FieldSpec email = ShippedCatalogue.load().kinds().get("amp-user").fields().get(new FieldName("user.email"));

		assertThat(email.type()).isEqualTo(FieldType.EMAIL);
		assertThat(email.cells()).isEqualTo(60);
		assertThat(email.label().fr()).isEqualTo("Adresse de courriel");
	}

	@Test
	void asksForTlsUnlessTheRelayIsOnThisMachine() {
		Map<String, String> far = ShippedCatalogue.variables();
		far.put("RAMQ_SMTP", "smtp://relay.ramq.example:587");

		assertThat(CatalogueLoader.load(ShippedCatalogue.JOBS, far).agency(new AgencyId("ramq")).sender().startTls())
			.isTrue();
		assertThat(ShippedCatalogue.load().agency(new AgencyId("ramq")).sender().startTls()).isFalse();
	}

	@Test
	void namesEveryUndefinedVariableAtLoadAlone() {
		assertThat(CatalogueLoader.check(ShippedCatalogue.JOBS)).isEmpty();
		assertThat(org.assertj.core.api.Assertions
			.catchThrowableOfType(CatalogueException.class, () -> CatalogueLoader.load(ShippedCatalogue.JOBS, Map.of()))
			.mistakes()).hasSize(8).allSatisfy((mistake) -> assertThat(mistake.line()).isPositive());
	}

	@Test
	@Row("RAMQ-05")
	void refusesTheFileAloneUnlessTheBodySaysTheMail(@TempDir Path folder) throws IOException {
		FileSystemUtils.copyRecursively(ShippedCatalogue.JOBS, folder);
		Path job = folder.resolve("ramq/job.yaml");
		String shipped = Files.readString(job);
		AgencyId ramq = new AgencyId("ramq");

		Files.writeString(job,
				shipped.replaceFirst("refusals: \\{.*}", "refusals: {several-forms: file, bad-form: mail}"));

		assertThat(ShippedCatalogue.load().agency(ramq).refusals()).isEqualTo(Refusals.DEFAULT);
		assertThat(ShippedCatalogue.load().agency(new AgencyId("amp")).refusals()).isEqualTo(Refusals.DEFAULT);
		assertThat(CatalogueLoader.load(folder, ShippedCatalogue.variables()).agency(ramq).refusals())
			.isEqualTo(new Refusals(false, false, true));
	}

}
