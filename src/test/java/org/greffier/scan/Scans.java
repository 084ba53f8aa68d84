package org.greffier.scan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;

import org.greffier.catalogue.Agency;
import org.greffier.catalogue.Blanks;
import org.greffier.catalogue.Catalogue;
import org.greffier.catalogue.FormKind;
import org.greffier.catalogue.Layout;
import org.greffier.catalogue.Layout.PlacedSignature;
import org.greffier.catalogue.ShippedCatalogue;
import org.greffier.form.FieldName;
import org.greffier.form.Language;
import org.greffier.form.Party;
import org.greffier.sample.FilledForm;
import org.greffier.sample.Hand;

/**
 * One form that people fill, print, sign and scan: {@code Scans.of(7).as(FAX_G4)}. What
 * is on it comes from the seed alone, so that the same form can be seen by every machine;
 * it is printed once.
 */
public final class Scans {

	private static final Catalogue CATALOGUE = ShippedCatalogue.load();

	private static final List<String> KINDS = CATALOGUE.agencies()
		.values()
		.stream()
		.flatMap((agency) -> agency.kinds().keySet().stream())
		.sorted()
		.toList();

	private final long seed;

	private final Map<Party, Marking> markings = new EnumMap<>(Party.class);

	private final Map<FieldName, String> typed = new LinkedHashMap<>();

	private final List<Paper> printed = new ArrayList<>();

	private String kind;

	private Language language;

	private Printer printer = Printer.PDFBOX_300;

	private PageOrder order = PageOrder.NORMAL;

	private Typing typing = Typing.OWN;

	private Optional<Signatures> hands = Optional.empty();

	private Scans(long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		this.seed = seed;
		this.kind = KINDS.get(random.nextInt(KINDS.size()));
		this.language = random.nextBoolean() ? Language.FR : Language.EN;
		this.markings.put(Party.GRANTOR, Marking.SIGNED);
		this.markings.put(Party.USER, Marking.SIGNED);
	}

	/** A form of any kind, filled in the form's font and signed by both. */
	public static Scans of(long seed) {
		return new Scans(seed);
	}

	/** Of a kind of the catalogue; without it the seed says. */
	public Scans kind(String name) {
		this.kind = name;
		return this;
	}

	public Scans in(Language other) {
		this.language = other;
		return this;
	}

	public Scans on(Printer other) {
		this.printer = other;
		return this;
	}

	public Scans in(PageOrder other) {
		this.order = other;
		return this;
	}

	public Scans by(Typing other) {
		this.typing = other;
		return this;
	}

	/** Values of the caller's; the others are the seed's. */
	public Scans with(String field, String value) {
		this.typed.put(new FieldName(field), value);
		return this;
	}

	public Scans signed(Party party, Marking marking) {
		this.markings.put(party, marking);
		return this;
	}

	/** Real signatures for {@link Marking#REAL_HAND}. */
	public Scans hands(Signatures signatures) {
		this.hands = Optional.of(signatures);
		return this;
	}

	/** What the machine made of it; the same each time. */
	public ScannedForm as(ScanClass scan) {
		SplittableRandom random = new SplittableRandom(this.seed * 31 + scan.name().hashCode());
		Filling filling = filling();
		List<Integer> pages = new ArrayList<>();
		List<Projection> places = new ArrayList<>();
		Projection fit = fit(random);
		try (ScanFile file = new ScanFile(scan.optics(), random)) {
			for (Sheet sheet : sheets(scan, random)) {
				Scanner.Seen seen = new Scanner(scan, random.split()).see(sheet.paper(), fit);
				file.add(seen);
				pages.add(sheet.page());
				places.add(seen.place());
			}
			return new ScannedForm(file.bytes(), truth(scan, filling, pages, places));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private ScanTruth truth(ScanClass scan, Filling filling, List<Integer> pages, List<Projection> places) {
		Map<FieldName, String> values = new LinkedHashMap<>(filling.values());
		TreeSet<FieldName> boxes = new TreeSet<>();
		Layout layout = Blanks.layout(form());
		layout.ticks().forEach((tick) -> boxes.add(tick.name()));
		return new ScanTruth(form().current(), this.language, scan, this.printer, this.order, pages, values,
				filling.ticks(), boxes, this.markings, places);
	}

	private Agency agency() {
		return CATALOGUE.agencies()
			.values()
			.stream()
			.filter((agency) -> agency.kinds().containsKey(this.kind))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("no kind " + this.kind));
	}

	private FormKind form() {
		return Objects.requireNonNull(agency().kinds().get(this.kind));
	}

	private Filling filling() {
		Filling filling = Filling.of(form(), new SplittableRandom(this.seed + 1));
		for (Map.Entry<FieldName, String> value : this.typed.entrySet()) {
			filling = filling.with(value.getKey(), value.getValue());
		}
		return filling;
	}

	/** Printers that fit a page to what they can print on: 94 to 100 %. */
	static Projection fit(SplittableRandom random) {
		double scale = random.nextBoolean() ? 1 : random.nextDouble(0.94, 1);
		double left = Scanner.WIDTH * (1 - scale) / 2 + random.nextDouble(-3, 3);
		double top = Scanner.HEIGHT * (1 - scale) / 2 + random.nextDouble(-3, 3);
		return Projection.scale(scale, scale).then(Projection.move(left, top));
	}

	/** One side that goes through the machine, and which page of the form it is. */
	private record Sheet(Paper paper, int page) {
	}

	private List<Sheet> sheets(ScanClass scan, SplittableRandom random) throws IOException {
		List<Sheet> sheets = new ArrayList<>();
		List<Paper> pages = signed(scan, random.split());
		for (int i = 0; i < pages.size(); i++) {
			Sheet sheet = new Sheet(pages.get(i), i + 1);
			sheets.add((this.order == PageOrder.REVERSED) ? 0 : sheets.size(), sheet);
			if (this.order == PageOrder.BLANK_BACKS) {
				sheets.add(new Sheet(pages.get(i).blank(), 0));
			}
		}
		if (this.order == PageOrder.COVER_PAGE) {
			sheets.add(0, new Sheet(CoverLetter.print(this.seed).copy(scan.colour()), 0));
		}
		if (this.order == PageOrder.TWO_FORMS) {
			for (Paper page : Scans.of(this.seed + 1).kind(this.kind).in(this.language).signed(scan, random.split())) {
				sheets.add(new Sheet(page, 0));
			}
		}
		if (scan == ScanClass.STAINED) {
			sheets.forEach((sheet) -> new Dirt(sheet.paper(), random.split()).stain());
		}
		return sheets;
	}

	private List<Paper> signed(ScanClass scan, SplittableRandom random) throws IOException {
		if (this.printed.isEmpty()) {
			this.printed.addAll(this.printer.print(filled()));
		}
		List<Paper> pages = this.printed.stream().map((page) -> page.copy(scan.colour())).toList();
		Layout layout = Blanks.layout(form());
		if (this.typing == Typing.HAND) {
			Handwriting hand = new Handwriting(random.split());
			Ink ink = scan.pen(Ink.any(random)).thin(0.9);
			Map<FieldName, String> values = filling().values();
			layout.fields()
				.forEach((field) -> pages.get(field.page() - 1)
					.draw(hand.write(values.getOrDefault(field.name(), ""), field.box()), ink));
		}
		this.markings.forEach((party, marking) -> {
			PlacedSignature place = Objects.requireNonNull(layout.signatures().get(party));
			new Signing(pages.get(place.page() - 1), place.box(), scan.pen(Ink.any(random)), random.split())
				.leave(marking, name(party), this.hands);
		});
		return pages;
	}

	/** The form before it was printed. */
	private byte[] filled() throws IOException {
		Filling filling = filling();
		FilledForm form = FilledForm.of(form(), agency(), this.language, this.seed);
		if (this.typing.own()) {
			filling.values().forEach((field, value) -> form.with(field.value(), value));
		}
		for (FieldName tick : filling.ticks()) {
			int dot = tick.value().lastIndexOf('.');
			form.ticked(tick.value().substring(0, dot), tick.value().substring(dot + 1));
		}
		this.markings.forEach((party, marking) -> {
			if (marking == Marking.TYPED) {
				form.signed(party, Hand.TYPED, name(party));
			}
		});
		return (this.typing.own() || this.typing == Typing.HAND) ? form.pdf()
				: this.typing.write(form.pdf(), Blanks.layout(form()), filling.values());
	}

	/** Who signs for a party: each form has its own two. */
	private String name(Party party) {
		Map<FieldName, String> values = filling().values();
		return values.getOrDefault(party.field("givenName"), "Claude") + " "
				+ values.getOrDefault(party.field("familyName"), "Fictif " + this.seed);
	}

}
