package org.greffier.catalogue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.greffier.form.Box;
import org.greffier.form.Party;
import org.greffier.form.Text;

/**
 * Where everything of a blank stands. It depends on the kind alone and is the same in
 * both languages: room is kept for the longer text.
 *
 * @param pages how many
 */
record PagePlan(FormKind kind, int pages, List<Piece.Placed> pieces) {

	/** Above a section. */
	private static final double BETWEEN = 13;

	PagePlan {
		pieces = List.copyOf(pieces);
	}

	static PagePlan of(FormKind kind) {
		Flow flow = new Flow(kind);
		flow.head();
		int number = 1;
		for (SectionSpec section : kind.sections()) {
			flow.add(SectionBands.of(kind, section, number), BETWEEN);
			number++;
		}
		flow.add(List.of(new Band(SendingPanel.HEIGHT, List.of(new Piece.Placed(new Piece.Sending(), 0,
				new Box(PageFrame.LEFT, 0, PageFrame.CONTENT, SendingPanel.HEIGHT))))), BETWEEN);
		return new PagePlan(kind, flow.page, flow.placed);
	}

	List<Piece.Placed> page(int page) {
		return this.pieces.stream().filter((piece) -> piece.page() == page).toList();
	}

	Layout layout() {
		List<Layout.PlacedField> fields = new ArrayList<>();
		List<Layout.PlacedTick> ticks = new ArrayList<>();
		Map<Party, Layout.PlacedSignature> signatures = new EnumMap<>(Party.class);
		for (Piece.Placed placed : this.pieces) {
			if (placed.piece() instanceof Piece.Entry entry) {
				fields.add(new Layout.PlacedField(entry.field().name(), entry.field().type(), placed.page(),
						placed.box(), entry.field().cells()));
			}
			else if (placed.piece() instanceof Piece.Tick tick) {
				ticks.add(new Layout.PlacedTick(tick.choice().name().option(tick.option().code()), placed.page(),
						placed.box()));
			}
			else if (placed.piece() instanceof Piece.Sign sign) {
				Party party = sign.party().party();
				signatures.put(party, new Layout.PlacedSignature(party, placed.page(), placed.box()));
			}
		}
		return new Layout(this.kind.current(), this.pages, PageFrame.WIDTH, PageFrame.HEIGHT, fields, ticks,
				signatures);
	}

	/** Fills page after page. */
	private static final class Flow {

		/** What of a page is left for sections on a page that follows. */
		private static final double FRESH = PageFrame.BOTTOM - PageFrame.QR.bottom() - 14;

		private final FormKind kind;

		private final List<Piece.Placed> placed = new ArrayList<>();

		private int page = 1;

		private double y = PageFrame.TOP;

		private Flow(FormKind kind) {
			this.kind = kind;
		}

		private void head() {
			double title = Style.BODY_NAME.leading() + 8 + Style.TITLE.height(this.kind.title(), PageFrame.BESIDE_QR);
			put(new Piece.Title(this.kind.title()), PageFrame.BESIDE_QR, title);
			this.y = Math.max(PageFrame.TOP + title, PageFrame.QR.bottom()) + 11;
			for (Text paragraph : this.kind.instructions()) {
				double height = Style.INSTRUCTION.height(paragraph, PageFrame.CONTENT);
				put(new Piece.Words(Style.INSTRUCTION, paragraph), PageFrame.CONTENT, height);
				this.y += height + 4;
			}
		}

		private void put(Piece piece, double width, double height) {
			this.placed.add(new Piece.Placed(piece, this.page, new Box(PageFrame.LEFT, this.y, width, height)));
		}

		/**
		 * A section stays whole if a page can hold it; its heading is never left alone.
		 */
		private void add(List<Band> bands, double above) {
			double whole = Band.height(bands);
			double first = (whole <= FRESH) ? whole : Band.height(bands.subList(0, Math.min(2, bands.size())));
			if (this.y + above + first > PageFrame.BOTTOM) {
				turn();
			}
			else {
				this.y += above;
			}
			for (Band band : bands) {
				if (this.y + band.height() > PageFrame.BOTTOM) {
					turn();
				}
				for (Piece.Placed piece : band.pieces()) {
					this.placed.add(piece.moved(this.page, this.y));
				}
				this.y += band.height();
			}
		}

		private void turn() {
			this.page++;
			this.y = PageFrame.QR.bottom() + 14;
		}

	}

}
