package org.greffier.reading;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.greffier.catalogue.Catalogue;
import org.greffier.catalogue.FieldType;
import org.greffier.catalogue.FormKind;
import org.greffier.catalogue.ShippedCatalogue;
import org.greffier.form.FieldName;
import org.greffier.form.Party;
import org.greffier.scan.Marking;
import org.greffier.scan.PageOrder;
import org.greffier.scan.Printer;
import org.greffier.scan.ScanClass;
import org.greffier.scan.ScanTruth;
import org.greffier.scan.ScannedForm;
import org.greffier.scan.Scans;
import org.greffier.scan.Signatures;
import org.greffier.scan.Typing;

/**
 * One file and what truly stands in it.
 *
 * @param group under which it is counted: a scan class, or what a truth file says
 * @param values of the text fields whose truth is known
 * @param addresses which of them are e-mail addresses
 * @param boxes that may be ticked and whose truth is known
 * @param good whether no clerk should be needed: filled by a machine in the form's own
 * font, complete, signed by both, one form in the file
 */
@SuppressWarnings("ArrayRecordComponent")
record BenchCase(String group, byte[] pdf, int pages, Map<FieldName, String> values, Set<FieldName> addresses,
		Set<FieldName> boxes, Set<FieldName> ticks, Map<Party, Marking> signatures, boolean good) {

	private static final Catalogue CATALOGUE = ShippedCatalogue.load();

	/** Each print is looked at by so many machines, since printing costs most. */
	private static final int SCANS_A_PRINT = 3;

	/**
	 * The scans of one print, by a seed: nine in ten in the form's own font, eight in ten
	 * signed by both, seven in ten with their pages in order.
	 * @param first the number of the first class that looks at it
	 */
	static List<BenchCase> of(long seed, int first, List<Printer> printers, Optional<Signatures> hands) {
		SplittableRandom random = new SplittableRandom(seed * 7919);
		Typing typing = (random.nextInt(10) > 0) ? Typing.OWN : any(Typing.values(), random);
		PageOrder order = (random.nextInt(10) < 7) ? PageOrder.NORMAL : any(PageOrder.values(), random);
		Scans scans = Scans.of(seed).on(printers.get(random.nextInt(printers.size()))).by(typing).in(order);
		hands.ifPresent(scans::hands);
		for (Party party : Party.values()) {
			boolean signed = random.nextInt(10) > 0;
			scans.signed(party, signed ? any(new Marking[] { Marking.SIGNED, Marking.REAL_HAND }, random)
					: any(Marking.values(), random));
		}
		ScanClass[] classes = ScanClass.values();
		return IntStream.range(first, first + SCANS_A_PRINT)
			.mapToObj((i) -> of(scans.as(classes[i % classes.length]), typing))
			.toList();
	}

	private static BenchCase of(ScannedForm form, Typing typing) {
		ScanTruth truth = form.truth();
		boolean one = truth.order() != PageOrder.TWO_FORMS;
		boolean good = one && typing.own() && truth.signatures().values().stream().allMatch(Marking::signature);
		FormKind kind = kind(truth.kind().kind());
		// of two forms in one file nothing may be taken: whatever is read is a mistake
		return new BenchCase(truth.scan().key(), form.pdf(), truth.pages().size(), truth.values(),
				addresses(kind, truth.values().keySet()), truth.boxes(), truth.ticks(), truth.signatures(), good);
	}

	static FormKind kind(String name) {
		return CATALOGUE.agencies()
			.values()
			.stream()
			.flatMap((agency) -> agency.kinds().values().stream())
			.filter((kind) -> kind.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("the catalogue has no kind " + name));
	}

	static Set<FieldName> addresses(FormKind kind, Set<FieldName> fields) {
		return fields.stream()
			.filter((field) -> Objects.requireNonNull(kind.fields().get(field)).type() == FieldType.EMAIL)
			.collect(Collectors.toSet());
	}

	private static <T> T any(T[] of, SplittableRandom random) {
		return of[random.nextInt(of.length)];
	}

}
