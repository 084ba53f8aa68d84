package org.greffier.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.greffier.form.Box;
import org.greffier.form.FieldName;
import org.greffier.form.FieldReading;
import org.greffier.form.FindingCode;
import org.greffier.form.Party;
import org.greffier.form.Problem;
import org.greffier.form.Reading;
import org.greffier.form.SignatureReading;
import org.greffier.form.SignatureState;
import org.greffier.form.Source;
import org.greffier.scan.Marking;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the benchmark counts as read, as wrong and as a clerk's work. */
class ScanTallyTests {

	private static final FieldName ADDRESS = new FieldName("user.email");

	private static final FieldName TICK = new FieldName("grant.services.fact");

	private static final BenchCase FILE = new BenchCase("fax-g4", new byte[0], 2, Map.of(ADDRESS, "il@test.test"),
			Set.of(ADDRESS), Set.of(TICK), Set.of(TICK), Map.of(Party.USER, Marking.SIGNED), true);

	private final ScanTally tally = new ScanTally();

	private static Reading reading(String address, double confidence, SignatureState signature, Problem... problems) {
		Map<FieldName, FieldReading> fields = new HashMap<>();
		fields.put(ADDRESS, new FieldReading(address, Source.SCAN, confidence, 1, new Box(0, 0, 1, 1)));
		fields.put(TICK, new FieldReading("true", Source.SCAN, 0.99, 1, new Box(0, 0, 1, 1)));
		return new Reading("0", Optional.empty(), Optional.empty(), 2, Source.SCAN, fields,
				Map.of(Party.USER, SignatureReading.of(signature, 0.9)), List.of(problems));
	}

	@Test
	void rightFormIsUntouched() {
		this.tally.add(FILE, reading("il@test.test", 0.9, SignatureState.HANDWRITTEN));

		assertThat(this.tally.untouchedShare()).isEqualTo(1);
		assertThat(this.tally.addressesAccepted).isEqualTo(1);
		assertThat(this.tally.addressesWrong + this.tally.fieldsWrong + this.tally.ticksWrong()).isZero();
		assertThat(this.tally.signedToReview()).isZero();
	}

	@Test
	void wrongAddressThatIsSureIsCountedAsWrong() {
		this.tally.add(FILE, reading("i1@test.test", 0.9, SignatureState.HANDWRITTEN));

		assertThat(this.tally.addressesWrong).isEqualTo(1);
		assertThat(this.tally.fieldsWrong).isEqualTo(1);
	}

	@Test
	void wrongAddressThatIsUnsureIsOnlyAClerksWork() {
		this.tally.add(FILE, reading("i1@test.test", 0.89, SignatureState.HANDWRITTEN));

		assertThat(this.tally.addressesWrong + this.tally.addressesAccepted).isZero();
		assertThat(this.tally.untouchedShare()).isZero();
	}

	@Test
	void nothingIsAcceptedOfAFormThatAClerkSees() {
		this.tally.add(FILE,
				reading("i1@test.test", 1, SignatureState.HANDWRITTEN, Problem.of(FindingCode.READ_FAILED, "1")));

		assertThat(this.tally.addressesAccepted).isZero();
		assertThat(this.tally.why).containsEntry("READ_FAILED", 1);
		assertThat(this.tally.ticks).isEqualTo(Map.of("on", Map.of("clerk", 1)));
	}

	@Test
	void missedSignatureAndFalseOneAreToldApart() {
		BenchCase empty = new BenchCase("fax-g4", new byte[0], 2, Map.of(), Set.of(), Set.of(), Set.of(),
				Map.of(Party.USER, Marking.EMPTY), false);

		this.tally.add(FILE, reading("il@test.test", 1, SignatureState.DOUBTFUL));
		this.tally.add(empty, reading("il@test.test", 1, SignatureState.HANDWRITTEN));
		this.tally.add(empty, reading("il@test.test", 1, SignatureState.ABSENT));

		assertThat(this.tally.signedToReview()).isEqualTo(1);
		assertThat(this.tally.signedFalse()).isEqualTo(0.5);
		assertThat(this.tally.untouchedShare()).isZero();
	}

}
