package org.greffier.catalogue;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.io.IOException;
import java.util.Map;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import org.greffier.form.Box;
import org.greffier.form.Language;

/** Draws what every page has: corner marks, QR code, footer, and SPÉCIMEN across. */
final class FramePainter {

	private static final double SPECIMEN_SIZE = 118;

	private static final double SPECIMEN_ANGLE = Math.toRadians(54);

	private final PagePlan plan;

	private final Agency agency;

	private final Language language;

	FramePainter(PagePlan plan, Agency agency, Language language) {
		this.plan = plan;
		this.agency = agency;
		this.language = language;
	}

	void paint(Canvas canvas, int page) throws IOException {
		if (this.agency.specimen()) {
			specimen(canvas);
		}
		canvas.artifact(() -> {
			for (Box mark : PageFrame.MARKS) {
				canvas.fill(mark, Color.BLACK);
			}
			if (page > 1) {
				running(canvas);
			}
			code(canvas, this.plan.kind().current() + "|" + page);
			footer(canvas, page);
		});
	}

	/**
	 * As outlines, not text: what is read off the page is then only what people wrote.
	 */
	private void specimen(Canvas canvas) throws IOException {
		GeneralPath word = Typeface.BOLD.outlines(BlankTexts.in(this.language, "specimen"), SPECIMEN_SIZE);
		Rectangle bounds = word.getBounds();
		AffineTransform across = AffineTransform.getTranslateInstance(PageFrame.WIDTH / 2, PageFrame.HEIGHT / 2);
		across.rotate(SPECIMEN_ANGLE);
		across.translate(-bounds.getCenterX(), -bounds.getCenterY());
		canvas.artifact(() -> canvas.outlines(word.getPathIterator(across), Ink.SPECIMEN));
	}

	private static void code(Canvas canvas, String content) throws IOException {
		ByteMatrix modules = matrix(content);
		double size = PageFrame.QR.width() / modules.getWidth();
		for (int row = 0; row < modules.getHeight(); row++) {
			int from = 0;
			while (from < modules.getWidth()) {
				int to = from;
				while (to < modules.getWidth() && modules.get(to, row) == 1) {
					to++;
				}
				if (to > from) {
					canvas.fill(new Box(PageFrame.QR.x() + from * size, PageFrame.QR.y() + row * size,
							(to - from) * size, size), Color.BLACK);
				}
				from = to + 1;
			}
		}
	}

	private static ByteMatrix matrix(String content) {
		try {
			return Encoder.encode(content, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "ISO-8859-1"))
				.getMatrix();
		}
		catch (WriterException ex) {
			throw new IllegalStateException("a kind, a version and a page always fit", ex);
		}
	}

	/** Whose form it is, on the pages that follow the first. */
	private void running(Canvas canvas) throws IOException {
		double baseline = PageFrame.TOP + Style.BODY_NAME.size();
		canvas.line(Style.BODY_NAME, this.agency.name().in(this.language), PageFrame.LEFT, baseline);
		canvas.line(Style.RUNNING_TITLE, this.plan.kind().title().in(this.language), PageFrame.LEFT,
				baseline + Style.RUNNING_TITLE.leading() + 2);
	}

	private void footer(Canvas canvas, int page) throws IOException {
		FormKind kind = this.plan.kind();
		String left = BlankTexts.in(this.language, "footer", kind.name(), kind.version());
		String right = BlankTexts.in(this.language, "page", page, this.plan.pages());
		double baseline = PageFrame.FOOTER + Style.FOOTER.size();
		canvas.line(Style.FOOTER, left, PageFrame.LEFT, baseline);
		canvas.line(Style.FOOTER, right, PageFrame.RIGHT - Style.FOOTER.width(right), baseline);
	}

}
