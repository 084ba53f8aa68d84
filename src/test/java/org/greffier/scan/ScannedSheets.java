package org.greffier.scan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.greffier.reading.scan.Grey;

/** Pages of any PDF, printed once, that each machine can scan. */
public final class ScannedSheets {

	private final List<Paper> printed;

	private ScannedSheets(List<Paper> printed) {
		this.printed = printed;
	}

	public static ScannedSheets print(byte[] pdf, Printer printer) {
		return new ScannedSheets(printer.print(pdf));
	}

	/** What a machine makes of them; the same each time. */
	public List<Scan> as(ScanClass scan, long seed) {
		SplittableRandom random = new SplittableRandom(seed ^ ((long) scan.key().hashCode() << Integer.SIZE));
		Projection fit = Scans.fit(random);
		List<Projection> places = new ArrayList<>();
		try (ScanFile file = new ScanFile(scan.optics(), random)) {
			for (Paper page : this.printed) {
				Paper sheet = page.copy(scan.colour());
				if (scan == ScanClass.STAINED) {
					new Dirt(sheet, random.split()).stain();
				}
				Scanner.Seen seen = new Scanner(scan, random.split()).see(sheet, fit);
				file.add(seen);
				places.add(seen.place());
			}
			List<Grey> pictures = ScannedForm.pages(file.bytes());
			List<Scan> scans = new ArrayList<>();
			for (int i = 0; i < pictures.size(); i++) {
				scans.add(new Scan(pictures.get(i), places.get(i)));
			}
			return scans;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * One page.
	 *
	 * @param place from points of the page to pixels, whose centres have halves
	 */
	public record Scan(Grey picture, Projection place) {
	}

}
