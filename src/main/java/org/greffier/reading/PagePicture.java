package org.greffier.reading;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.greffier.form.Box;
import org.greffier.reading.PageMarks.Picture;
import org.greffier.reading.scan.Grey;

/**
 * What a scanned page looks like, in grey: the stored image itself where a page shows
 * nothing else (READING 5), else a drawing of the page.
 *
 * @param stored whether it is the stored image; then white is paper, and not a picture
 * that could not be drawn
 * @param added what the page shows beside its scan, in pixels of the picture: typed text,
 * a pasted picture, an annotation
 */
record PagePicture(Grey grey, boolean stored, List<Rectangle2D> added) {

	/** Of a page that is drawn, in pixels a point: 200 dots an inch. */
	private static final double DRAWN = 200 / 72.0;

	/** A picture that covers less of its page is no scan but put on one. */
	private static final double SMALL = 0.1;

	PagePicture {
		added = List.copyOf(added);
	}

	/** The picture of a page; empty if it holds what nobody here can decode. */
	static Optional<PagePicture> of(PDDocument document, int index, PageMarks page, ReadingLimits limits) {
		List<Picture> shown = page.pictures().stream().filter(Picture::visible).toList();
		if (shown.stream().anyMatch((p) -> p.source().filter((s) -> StoredPicture.unreadable(s.image())).isPresent())) {
			return Optional.empty();
		}
		List<Box> added = added(page, shown);
		boolean plain = added.isEmpty()
				&& shown.stream().allMatch((p) -> p.source().filter(PaintedImage::plain).isPresent());
		try {
			Optional<Grey> stored = plain
					? Tiles.of(shown.stream().flatMap((p) -> p.source().stream()).toList(), limits) : Optional.empty();
			if (stored.isPresent()) {
				return Optional.of(new PagePicture(stored.get(), true, List.of()));
			}
			return Optional.of(drawn(document, index, page, added, limits));
		}
		catch (IOException ex) {
			// a page that cannot be drawn is for a clerk, whose viewer may know better
			return Optional.empty();
		}
	}

	private static PagePicture drawn(PDDocument document, int index, PageMarks page, List<Box> added,
			ReadingLimits limits) throws IOException {
		double area = Math.max(1, page.width() * page.height());
		float scale = (float) Math.min(DRAWN, Math.sqrt(limits.scan().pixels() / area));
		PDFRenderer renderer = new PDFRenderer(document);
		renderer.setSubsamplingAllowed(true);
		BufferedImage image = renderer.renderImage(index, scale, ImageType.GRAY);
		byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
		List<Rectangle2D> places = new ArrayList<>();
		for (Box box : added) {
			places.add(new Rectangle2D.Double(box.x() * scale, box.y() * scale, box.width() * scale,
					box.height() * scale));
		}
		return new PagePicture(new Grey(image.getWidth(), image.getHeight(), pixels), false, places);
	}

	/**
	 * What is seen beside the scan: drawn after its first picture, or beside all of them.
	 */
	private static List<Box> added(PageMarks page, List<Picture> shown) {
		int first = shown.stream().mapToInt(Picture::order).min().orElse(0);
		List<Box> added = new ArrayList<>();
		page.glyphs().stream().filter((g) -> g.visible() && !g.blank()).forEach((g) -> added.add(g.box()));
		page.shapes().stream().filter((s) -> s.visible() && s.order() > first).forEach((s) -> added.add(s.box()));
		page.layers()
			.stream()
			.filter((layer) -> layer.shown() && (layer.appearance() || layer.signed())
					&& !layer.subtype().equals("Link"))
			.forEach((layer) -> added.add(layer.box()));
		double least = SMALL * page.width() * page.height();
		if (shown.size() > 1 && shown.stream().anyMatch((p) -> area(p) >= least)) {
			shown.stream().filter((p) -> area(p) < least && !strip(p, page)).forEach((p) -> added.add(p.box()));
		}
		return added;
	}

	private static double area(Picture picture) {
		return picture.box().width() * picture.box().height();
	}

	/** A strip of a scan goes from side to side, or from top to bottom. */
	private static boolean strip(Picture picture, PageMarks page) {
		return picture.box().width() > 0.8 * page.width() || picture.box().height() > 0.8 * page.height();
	}

}
