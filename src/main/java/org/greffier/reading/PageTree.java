package org.greffier.reading;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;

/** Finds the pages themselves; a tree's own counts may lie or loop (FAULTS P-04). */
final class PageTree {

	private PageTree() {
	}

	/**
	 * The pages in their order; one more than {@code most} says that there are too many.
	 */
	static List<PDPage> pages(COSDictionary catalog, int most) {
		List<PDPage> pages = new ArrayList<>();
		Set<COSBase> known = Collections.newSetFromMap(new IdentityHashMap<>());
		Deque<COSBase> left = new ArrayDeque<>();
		COSDictionary root = catalog.getCOSDictionary(COSName.PAGES);
		if (root != null) {
			left.push(root);
		}
		while (!left.isEmpty() && pages.size() <= most) {
			if (!(left.pop() instanceof COSDictionary node) || !known.add(node)) {
				continue;
			}
			COSArray kids = node.getCOSArray(COSName.KIDS);
			if (kids == null) {
				pages.add(new PDPage(node));
				continue;
			}
			for (int i = kids.size() - 1; i >= 0; i--) {
				COSBase kid = kids.getObject(i);
				if (kid != null) {
					left.push(kid);
				}
			}
		}
		return pages;
	}

	/** Whether any page is larger than allowed, or has no area (FAULTS P-03). */
	static boolean oversized(List<PDPage> pages, int mostPoints) {
		return pages.stream().anyMatch((page) -> {
			double width = page.getCropBox().getWidth();
			double height = page.getCropBox().getHeight();
			double unit = page.getUserUnit();
			return !(width * unit <= mostPoints) || !(height * unit <= mostPoints) || !(width >= 1) || !(height >= 1);
		});
	}

}
