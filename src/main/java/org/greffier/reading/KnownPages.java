package org.greffier.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.jspecify.annotations.Nullable;

/**
 * The pages of our blanks by the bytes of their content, so that a form that was filled
 * but not written anew costs no second walk over what the blank says. Only what surely
 * draws the same is taken: the same content, first on its page, with the same fonts and
 * other resources, on a page of the same size.
 */
final class KnownPages {

	private final Map<Fingerprint, Known> pages = new HashMap<>();

	private final KnownFonts fonts = new KnownFonts();

	KnownFonts fonts() {
		return this.fonts;
	}

	/** Keeps what a page of a blank draws. */
	void keep(PDPage page, PageMarks marks) {
		List<COSStream> contents = contents(page);
		if (contents.size() == 1) {
			Fingerprint.of(contents.get(0))
				.ifPresent((content) -> this.pages.put(content, new Known(Sheet.of(page), resources(page), marks)));
		}
	}

	/**
	 * What a page has of a blank, and what is left to be followed; all is left when it is
	 * none of ours.
	 */
	Split split(PDPage page, IdentityHashMap<COSBase, Optional<Fingerprint>> seen) {
		List<COSStream> contents = contents(page);
		int own = 0;
		while (own < contents.size() && says(contents.get(own), "q")) {
			own++;
		}
		// engines save the state before the page's own content and restore it behind
		boolean wrapped = own > 0 && own + 1 < contents.size() && begins(contents.get(own + 1), 'Q');
		if (contents.size() != 1 && !wrapped) {
			return new Split(Optional.empty(), page);
		}
		Known known = Fingerprint.of(contents.get(own)).map(this.pages::get).orElse(null);
		if (known == null || !known.sheet().equals(Sheet.of(page)) || !has(page, known.resources(), seen)) {
			return new Split(Optional.empty(), page);
		}
		COSDictionary rest = new COSDictionary(page.getCOSObject());
		COSArray left = new COSArray();
		for (int i = 0; i < contents.size(); i++) {
			if (i != own) {
				left.add(contents.get(i));
			}
		}
		rest.setItem(COSName.CONTENTS, left);
		return new Split(Optional.of(known.marks()), new PDPage(rest));
	}

	private static boolean has(PDPage page, Map<String, Optional<Fingerprint>> wanted,
			IdentityHashMap<COSBase, Optional<Fingerprint>> seen) {
		COSDictionary resources = dictionary(page);
		// a default colour space would paint the same content in other colours
		COSDictionary colors = (resources != null) ? resources.getCOSDictionary(COSName.COLORSPACE) : null;
		if (colors != null && colors.keySet().stream().anyMatch((name) -> name.getName().startsWith("Default"))) {
			return false;
		}
		return resources != null && wanted.entrySet().stream().allMatch((entry) -> {
			int slash = entry.getKey().indexOf('/');
			COSDictionary kind = resources.getCOSDictionary(COSName.getPDFName(entry.getKey().substring(0, slash)));
			COSBase object = (kind != null)
					? kind.getDictionaryObject(COSName.getPDFName(entry.getKey().substring(slash + 1))) : null;
			return object != null && entry.getValue().isPresent()
					&& seen.computeIfAbsent(object, Fingerprint::of).equals(entry.getValue());
		});
	}

	private static Map<String, Optional<Fingerprint>> resources(PDPage page) {
		Map<String, Optional<Fingerprint>> resources = new HashMap<>();
		COSDictionary all = dictionary(page);
		if (all == null) {
			return resources;
		}
		for (COSName kind : all.keySet()) {
			COSDictionary named = all.getCOSDictionary(kind);
			for (COSName name : (named != null) ? named.keySet() : List.<COSName>of()) {
				resources.put(kind.getName() + "/" + name.getName(), Fingerprint.of(named.getDictionaryObject(name)));
			}
		}
		return resources;
	}

	private static @Nullable COSDictionary dictionary(PDPage page) {
		PDResources resources = page.getResources();
		return (resources != null) ? resources.getCOSObject() : null;
	}

	private static List<COSStream> contents(PDPage page) {
		COSBase contents = page.getCOSObject().getDictionaryObject(COSName.CONTENTS);
		List<COSStream> streams = new ArrayList<>();
		if (contents instanceof COSStream stream) {
			streams.add(stream);
		}
		for (int i = 0; contents instanceof COSArray array && i < array.size(); i++) {
			if (array.getObject(i) instanceof COSStream stream) {
				streams.add(stream);
			}
		}
		return streams;
	}

	private static boolean says(COSStream stream, String text) {
		return beginning(stream).strip().equals(text);
	}

	private static boolean begins(COSStream stream, char operator) {
		String text = beginning(stream).strip();
		return !text.isEmpty() && text.charAt(0) == operator
				&& (text.length() == 1 || Character.isWhitespace(text.charAt(1)));
	}

	/** The first characters of a stream; blank when it does not open. */
	private static String beginning(COSStream stream) {
		try (InputStream in = stream.createInputStream()) {
			return new String(in.readNBytes(16), StandardCharsets.ISO_8859_1);
		}
		catch (IOException ex) {
			return "";
		}
	}

	/**
	 * A page of a blank.
	 *
	 * @param resources of each, by its kind and name
	 */
	private record Known(Sheet sheet, Map<String, Optional<Fingerprint>> resources, PageMarks marks) {
	}

	/**
	 * A page taken apart.
	 *
	 * @param known what the blank has drawn
	 * @param rest the page with what remains to be followed
	 */
	record Split(Optional<PageMarks> known, PDPage rest) {
	}

}
