package org.greffier.reading;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.greffier.form.FieldName;
import org.greffier.form.FindingCode;
import org.greffier.form.Party;
import org.greffier.form.Problem;
import org.greffier.form.Reading;
import org.greffier.form.SignatureReading;
import org.greffier.form.SignatureState;
import org.greffier.reading.digital.DigitalSignature;
import org.greffier.reading.digital.DigitalSignature.Worth;
import org.greffier.reading.digital.SignatureValidator;

/**
 * Completes a reading with what its digital signatures are worth (READING 3, FAULTS G). A
 * party's is valid if it stands in the party's box, in one field alone, is good by
 * itself, and what its revision said is still said, save for the other party's fields.
 * What is wrong with any signature of the file is told, also of one that is nobody's.
 */
final class DigitalReader {

	private final SignatureValidator validator;

	private final Function<Request, Reading> revisions;

	private final ReadingLimits limits;

	private final Set<Problem> problems = new LinkedHashSet<>();

	/**
	 * A reader of one file.
	 * @param revisions reads an earlier revision, all but its digital signatures
	 */
	DigitalReader(SignatureValidator validator, Function<Request, Reading> revisions, ReadingLimits limits) {
		this.validator = validator;
		this.revisions = revisions;
		this.limits = limits;
	}

	/**
	 * Completes a reading.
	 * @param fields the signature fields that hold something, by their full names
	 * @param boxes which of them stands in whose box
	 */
	Reading complete(Reading reading, List<String> fields, Map<Party, String> boxes, Request request) {
		Map<Party, SignatureReading> completed = new EnumMap<>(Party.class);
		completed.putAll(reading.signatures());
		List<DigitalSignature> all = validated(fields, request.file());
		for (String field : Set.copyOf(fields)) {
			Optional<DigitalSignature> signature = alone(field, fields, all);
			Optional<Party> party = Stream.of(Party.values()).filter((p) -> field.equals(boxes.get(p))).findFirst();
			boolean good = tell(signature, party);
			if (party.isPresent()) {
				boolean same = signature.isPresent() && unchanged(reading, signature.get(), party.get(), request);
				completed.computeIfPresent(party.get(), (p, read) -> with(read, signature, good && same));
			}
		}
		List<Problem> told = Stream.concat(reading.problems().stream(), this.problems.stream()).distinct().toList();
		return new Reading(reading.sha256(), reading.kind(), reading.language(), reading.pages(), reading.source(),
				reading.fields(), completed, told);
	}

	private List<DigitalSignature> validated(List<String> fields, byte[] file) {
		if (fields.size() > this.limits.signatures()) {
			this.problems.add(Problem.of(FindingCode.LIMIT_EXCEEDED, "signatures"));
			return List.of();
		}
		return this.validator.validate(file).orElse(List.of());
	}

	/**
	 * The one signature of a field that holds no other and shares it with none: a
	 * signature that stands twice would sign for two (FAULTS G-03).
	 */
	private static Optional<DigitalSignature> alone(String field, List<String> fields, List<DigitalSignature> all) {
		List<DigitalSignature> found = all.stream().filter((s) -> s.fields().contains(field)).toList();
		boolean alone = found.size() == 1 && found.get(0).fields().size() == 1
				&& fields.stream().filter(field::equals).count() == 1;
		return alone ? Optional.of(found.get(0)) : Optional.empty();
	}

	private boolean tell(Optional<DigitalSignature> signature, Optional<Party> party) {
		Optional<FieldName> box = party.map((p) -> p.field("signature"));
		Worth worth = signature.map(DigitalSignature::worth).orElse(Worth.BROKEN);
		switch (worth) {
			case GOOD -> {
				return true;
			}
			case UNTRUSTED -> this.problems.add(new Problem(FindingCode.DIGITAL_SIGNATURE_UNTRUSTED, box, ""));
			case CHANGED -> this.problems.add(new Problem(FindingCode.CHANGED_AFTER_SIGNING, Optional.empty(),
					KindFinder.join(signature.map(DigitalSignature::changed).orElse(List.of()))));
			case BROKEN -> this.problems.add(new Problem(FindingCode.DIGITAL_SIGNATURE_BROKEN, box, ""));
		}
		return false;
	}

	/**
	 * Whether the revision that a party signed reads as the whole file does. It is read
	 * by the same eyes, so that a value and what the page shows of it count alike; a new
	 * problem is told anyway, one that went away hid something from the signer (shadow
	 * attacks, FAULTS G-04).
	 */
	private boolean unchanged(Reading now, DigitalSignature signature, Party party, Request request) {
		if (signature.end() == 0 || signature.worth() == Worth.BROKEN) {
			return false;
		}
		if (signature.end() == request.file().length) {
			return true;
		}
		Reading then = this.revisions
			.apply(Request.of(request.pages(), Arrays.copyOf(request.file(), signature.end())));
		String others = party.other().key();
		List<FieldName> changed = Stream.concat(then.fields().keySet().stream(), now.fields().keySet().stream())
			.distinct()
			.filter((name) -> !name.section().equals(others))
			.filter((name) -> !same(then, now, name))
			.toList();
		changed.forEach((name) -> this.problems.add(Problem.of(FindingCode.FIELD_CHANGED_AFTER_SIGNING, name)));
		boolean page = !then.kind().equals(now.kind()) || then.pages() != now.pages()
				|| then.problems()
					.stream()
					.filter((problem) -> problem.field().filter((f) -> f.section().equals(others)).isEmpty())
					.anyMatch((problem) -> !now.problems().contains(problem));
		if (page) {
			this.problems.add(Problem.of(FindingCode.CHANGED_AFTER_SIGNING));
		}
		return changed.isEmpty() && !page;
	}

	private static boolean same(Reading then, Reading now, FieldName name) {
		return then.fields().containsKey(name) && then.fields().get(name).equals(now.fields().get(name));
	}

	private static SignatureReading with(SignatureReading read, Optional<DigitalSignature> signature, boolean valid) {
		return (read.state() != SignatureState.DIGITAL) ? read : new SignatureReading(read.state(), read.confidence(),
				signature.flatMap(DigitalSignature::signer).map(Values::clean), Optional.of(valid));
	}

}
