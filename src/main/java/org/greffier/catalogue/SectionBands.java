package org.greffier.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.greffier.form.Box;
import org.greffier.form.FieldName;
import org.greffier.form.Party;
import org.greffier.form.Text;

/** Lays out one section as bands: its heading, then its rows. */
final class SectionBands {

	/** How wide one cell of a comb is: the advance of the font at its size. */
	static final double CELL = FieldFont.CELL;

	/** How high a text field is. */
	static final double FIELD = 20;

	/** Between the first or last cell of a field and its frame. */
	static final double PADDING = 3;

	static final double TICK = 11;

	private static final double SIGNATURE = 58;

	private static final double SIGNATURE_WIDTH = 330;

	private static final double GAP = 14;

	private static final double HEADING = 19;

	private static final double LABEL_HEIGHT = 12;

	private static final double BELOW_ROW = 9;

	private static final double BELOW_OPTION = 5.5;

	private static final double OPTION_INDENT = 19;

	private final FormKind kind;

	private final SectionSpec section;

	private final List<Band> bands = new ArrayList<>();

	private SectionBands(FormKind kind, SectionSpec section) {
		this.kind = kind;
		this.section = section;
	}

	static List<Band> of(FormKind kind, SectionSpec section, int number) {
		SectionBands bands = new SectionBands(kind, section);
		bands.heading(number);
		section.rows().forEach(bands::row);
		return bands.bands;
	}

	private void heading(int number) {
		if (Style.HEADING.width(this.section.title()) > PageFrame.CONTENT - HEADING) {
			throw new IllegalArgumentException("the title of section " + this.section.name() + " is wider than a page");
		}
		List<Piece.Placed> pieces = new ArrayList<>();
		pieces.add(
				placed(new Piece.Heading(number, this.section.title()), PageFrame.LEFT, 0, PageFrame.CONTENT, HEADING));
		double y = HEADING + 4;
		if (this.section.instruction().isPresent()) {
			Text text = this.section.instruction().get();
			double height = Style.INSTRUCTION.height(text, PageFrame.CONTENT);
			pieces.add(placed(new Piece.Words(Style.INSTRUCTION, text), PageFrame.LEFT, y, PageFrame.CONTENT, height));
			y += height + 4;
		}
		this.bands.add(new Band(y + 1, pieces));
	}

	private void row(List<FieldName> names) {
		List<Cell> line = new ArrayList<>();
		double used = 0;
		for (FieldName name : names) {
			ChoiceSpec choice = this.kind.choices().get(name);
			if (choice != null) {
				choice(choice);
				continue;
			}
			Optional<Cell> cell = cell(name);
			if (cell.isEmpty()) {
				continue;
			}
			if (!line.isEmpty() && used + GAP + cell.get().width() > PageFrame.CONTENT) {
				line(line);
				line.clear();
				used = 0;
			}
			used += (line.isEmpty() ? 0 : GAP) + cell.get().width();
			line.add(cell.get());
		}
		if (!line.isEmpty()) {
			line(line);
		}
	}

	private Optional<Cell> cell(FieldName name) {
		if (name.local().equals("signature")) {
			PartySpec party = this.kind.party(Party.of(this.section.name()));
			return Optional.of(new Cell(new Piece.Sign(party), this.kind.label(name),
					Optional.of(BlankTexts.text("signature.hint")), SIGNATURE_WIDTH, SIGNATURE, 0));
		}
		return Optional.ofNullable(this.kind.fields().get(name))
			.map((field) -> new Cell(new Piece.Entry(field, this.section.title()), field.label(), field.hint(),
					field.cells() * CELL, FIELD, PADDING));
	}

	/** Cells side by side; their boxes stand on one line. */
	private void line(List<Cell> cells) {
		double height = cells.stream().mapToDouble(Cell::height).max().orElse(FIELD);
		double bottom = LABEL_HEIGHT + height;
		double x = PageFrame.LEFT;
		List<Piece.Placed> pieces = new ArrayList<>();
		for (Cell cell : cells) {
			double top = bottom - cell.height();
			pieces.add(placed(new Piece.Label(cell.label(), cell.hint()), x, top - LABEL_HEIGHT, cell.width(),
					LABEL_HEIGHT));
			pieces.add(placed(cell.piece(), x + cell.padding(), top, cell.boxWidth(), cell.height()));
			x += cell.width() + GAP;
		}
		this.bands.add(new Band(bottom + BELOW_ROW, pieces));
	}

	private void choice(ChoiceSpec choice) {
		this.bands.add(new Band(LABEL_HEIGHT + 3, List.of(placed(new Piece.Label(choice.label(), Optional.empty()),
				PageFrame.LEFT, 0, PageFrame.CONTENT, LABEL_HEIGHT))));
		double width = PageFrame.CONTENT - OPTION_INDENT;
		for (ChoiceSpec.Option option : choice.options()) {
			double height = Math.max(TICK, Style.OPTION.height(option.label(), width));
			this.bands.add(new Band(height + BELOW_OPTION, List.of(
					placed(new Piece.Tick(choice, option), PageFrame.LEFT + 1, 0, TICK, TICK),
					placed(new Piece.Option(option.label()), PageFrame.LEFT + OPTION_INDENT, 0, width, height))));
		}
	}

	private static Piece.Placed placed(Piece piece, double x, double y, double width, double height) {
		return new Piece.Placed(piece, 0, new Box(x, y, width, height));
	}

	/**
	 * One field or signature of a line.
	 *
	 * @param padding between its frame and its cells, on either side
	 */
	private record Cell(Piece piece, Text label, Optional<Text> hint, double boxWidth, double height, double padding) {

		double width() {
			double words = Math.max(words(this.label.fr(), this.hint.map(Text::fr)),
					words(this.label.en(), this.hint.map(Text::en)));
			return Math.max(words, this.boxWidth + 2 * this.padding);
		}

		private static double words(String label, Optional<String> hint) {
			return Style.LABEL.width(label) + hint.map((text) -> 4 + Style.HINT.width(text)).orElse(0.0);
		}

	}

}
