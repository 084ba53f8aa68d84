package org.greffier.reading;

import java.util.Set;
import java.util.TreeSet;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.jspecify.annotations.Nullable;

/**
 * Notes what a PDF could do beside being looked at. Nothing of it is ever run; a clerk is
 * told, for our blanks have none of it (FAULTS P-12, P-13).
 */
final class ActiveContent {

	private static final Set<String> ACTIONS = Set.of("JavaScript", "Launch", "SubmitForm", "ImportData", "GoToR",
			"GoToE", "Rendition", "Movie", "Sound", "RichMediaExecute", "SetOCGState", "Hide", "ResetForm", "Trans",
			"GoTo3DView", "Thread");

	private static final Set<String> KEYS = Set.of("JS", "JavaScript", "AA", "EmbeddedFiles", "EF", "RichMedia",
			"Collection");

	private static final Set<String> ANNOTATIONS = Set.of("FileAttachment", "Movie", "Sound", "Screen", "3D",
			"RichMedia");

	private static final COSName OPEN_ACTION = COSName.getPDFName("OpenAction");

	private static final COSName URI = COSName.getPDFName("URI");

	private final Set<String> found = new TreeSet<>();

	void look(COSDictionary dictionary) {
		for (COSName key : dictionary.keySet()) {
			if (KEYS.contains(key.getName()) && present(dictionary.getDictionaryObject(key))) {
				this.found.add(key.getName());
			}
		}
		String action = dictionary.getNameAsString(COSName.S);
		if (action != null && ACTIONS.contains(action)) {
			this.found.add(action);
		}
		String annotation = dictionary.getNameAsString(COSName.SUBTYPE);
		if (annotation != null && ANNOTATIONS.contains(annotation)) {
			this.found.add(annotation);
		}
		if ("URI".equals(action) && !harmless(dictionary.getString(URI))) {
			this.found.add("URI");
		}
		// to open at a place of the document is a plain destination, not an action
		if (dictionary.getDictionaryObject(OPEN_ACTION) instanceof COSDictionary open
				&& !"GoTo".equals(open.getNameAsString(COSName.S))) {
			this.found.add("OpenAction");
		}
	}

	/** The names of what was found, in their order; blank when there is nothing. */
	String names() {
		return String.join(", ", this.found);
	}

	/** An empty list or dictionary, which some producers leave, does nothing. */
	private static boolean present(@Nullable COSBase value) {
		if (value instanceof COSDictionary dictionary) {
			return dictionary.size() > 0;
		}
		return (value instanceof COSArray array) ? array.size() > 0 : value != null;
	}

	private static boolean harmless(@Nullable String uri) {
		return uri != null && (uri.startsWith("https://") || uri.startsWith("http://") || uri.startsWith("mailto:"));
	}

}
