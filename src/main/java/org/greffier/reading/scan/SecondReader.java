package org.greffier.reading.scan;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.greffier.catalogue.FieldType;
import org.greffier.catalogue.Layout;
import org.greffier.catalogue.Layout.PlacedField;
import org.greffier.form.Box;
import org.greffier.form.FieldName;
import org.greffier.form.FieldReading;

/**
 * Has Tesseract look at what the matched filter read of a page. Where both can have seen
 * the same line, the filter's word stands as it is; where not, nothing is sure any more,
 * and of a field that was doubtful already a clerk is shown what Tesseract took it for:
 * it knows more fonts, and words.
 */
public final class SecondReader {

	/** Of the picture that Tesseract gets; what its data was trained near. */
	private static final int DOTS_PER_INCH = 300;

	private static final double POINTS_PER_INCH = 72;

	/** Of a field without its frame, in points. */
	private static final double FRAME = 1.2;

	/** What is read so is far below what any rule accepts. */
	private static final double DISPUTED = 0.5;

	/** Below this the filter saw another font, or a hand: it knows neither. */
	private static final double FOREIGN = 0.1;

	/** Without spaces, whatever Tesseract puts between. */
	private static final Set<FieldType> UNBROKEN = EnumSet.of(FieldType.EMAIL, FieldType.DIGITS, FieldType.DATE,
			FieldType.USERNAME);

	private final Tesseract tesseract;

	private final double farthest;

	/**
	 * A second reader.
	 * @param farthest that two readings of one line may be apart, from 0 to 1
	 */
	public SecondReader(Tesseract tesseract, double farthest) {
		this.tesseract = tesseract;
		this.farthest = farthest;
	}

	/** The readings of one page, each weighed against Tesseract's. */
	public Map<FieldName, FieldReading> weigh(PageScan scan, Layout layout, Map<FieldName, FieldReading> readings) {
		Map<FieldName, FieldReading> weighed = new TreeMap<>(readings);
		for (PlacedField field : layout.fields()) {
			FieldReading first = readings.get(field.name());
			if (first != null && !isSurelyEmpty(first)) {
				weighed.put(field.name(), weigh(first, line(scan, field)));
			}
		}
		return weighed;
	}

	/** What Tesseract takes a field for. */
	String line(PageScan scan, PlacedField field) {
		Box box = field.box();
		Box inner = new Box(box.x(), box.y() + FRAME, box.width(), Math.max(1, box.height() - 2 * FRAME));
		String text = this.tesseract.read(scan.cut(inner, DOTS_PER_INCH / POINTS_PER_INCH), DOTS_PER_INCH).text();
		return UNBROKEN.contains(field.type()) ? text.replaceAll("\\s", "") : text;
	}

	private FieldReading weigh(FieldReading first, String second) {
		boolean foreign = first.confidence() < FOREIGN && !second.isEmpty();
		if (!foreign && SecondOpinion.distance(first.value(), second) <= this.farthest) {
			return first;
		}
		boolean own = !foreign && (first.confidence() > DISPUTED || second.isEmpty());
		return new FieldReading(own ? first.value() : second, first.source(), Math.min(first.confidence(), DISPUTED),
				first.page(), first.box());
	}

	/** Nothing is there: Tesseract would only invent. */
	private static boolean isSurelyEmpty(FieldReading reading) {
		return reading.value().isEmpty() && reading.confidence() > DISPUTED;
	}

}
