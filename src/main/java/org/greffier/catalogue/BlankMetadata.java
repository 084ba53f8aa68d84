package org.greffier.catalogue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.greffier.form.Language;

/**
 * What a blank says of itself: title, language, kind and version, and that it keeps
 * PDF/UA-1. No date stands in it, so that the same blank is the same bytes.
 */
final class BlankMetadata {

	private BlankMetadata() {
	}

	static void write(PDDocument pdf, FormKind kind, Agency agency, Language language) throws IOException {
		String title = kind.title().in(language) + " – " + agency.name().in(language);
		String form = kind.current().toString();
		String tag = language.locale().toLanguageTag();
		PDDocumentInformation info = pdf.getDocumentInformation();
		info.setTitle(title);
		info.setAuthor(agency.name().in(language));
		info.setCreator("Greffier");
		info.setCustomMetadataValue(Blanks.METADATA_KEY, form);
		PDDocumentCatalog catalog = pdf.getDocumentCatalog();
		catalog.setLanguage(tag);
		PDMarkInfo marked = new PDMarkInfo();
		marked.setMarked(true);
		catalog.setMarkInfo(marked);
		PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
		preferences.setDisplayDocTitle(true);
		catalog.setViewerPreferences(preferences);
		String xmp = xmp(escaped(title), escaped(agency.name().in(language)), tag, escaped(form));
		catalog.setMetadata(new PDMetadata(pdf, new ByteArrayInputStream(xmp.getBytes(StandardCharsets.UTF_8))));
		pdf.setDocumentId((long) (form + tag).hashCode());
	}

	private static String xmp(String title, String creator, String language, String form) {
		return """
				<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
				<x:xmpmeta xmlns:x="adobe:ns:meta/">
				 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
				  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
				    xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:greffier="https://greffier.org/ns/form/1/">
				   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%1$s</rdf:li></rdf:Alt></dc:title>
				   <dc:creator><rdf:Seq><rdf:li>%2$s</rdf:li></rdf:Seq></dc:creator>
				   <dc:language><rdf:Bag><rdf:li>%3$s</rdf:li></rdf:Bag></dc:language>
				   <pdfuaid:part>1</pdfuaid:part>
				   <greffier:form>%4$s</greffier:form>
				  </rdf:Description>
				 </rdf:RDF>
				</x:xmpmeta>
				<?xpacket end="r"?>
				""".formatted(title, creator, language, form);
	}

	private static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}

}
