package org.greffier.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDTrueTypeFont;
import org.apache.pdfbox.pdmodel.font.encoding.WinAnsiEncoding;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceEntry;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDCheckBox;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDNonTerminalField;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTerminalField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.greffier.form.Box;
import org.greffier.form.FieldName;

/**
 * The fields of a blank. The recipe of text fields is a measured one (READING, the
 * blank's text fields) that keeps the font in people's viewers: a simple TrueType font,
 * wholly embedded, in comb cells as wide as its advance. Change nothing of it unmeasured.
 */
final class BlankFields {

	private static final String FONT = "FMono";

	private static final String APPEARANCE = "/" + FONT + " " + FieldFont.SIZE + " Tf 0 g";

	private static final COSName ON = COSName.getPDFName("Yes");

	private final PDDocument pdf;

	private final PDAcroForm form;

	private final Map<String, PDNonTerminalField> groups = new HashMap<>();

	BlankFields(PDDocument pdf) throws IOException {
		this.pdf = pdf;
		this.form = new PDAcroForm(pdf);
		pdf.getDocumentCatalog().setAcroForm(this.form);
		PDResources resources = new PDResources();
		resources.put(COSName.getPDFName(FONT), font(pdf));
		this.form.setDefaultResources(resources);
		this.form.setDefaultAppearance(APPEARANCE);
	}

	/** The whole face, which costs 180 kB a form: part of one is replaced (ADR 11). */
	private static PDFont font(PDDocument pdf) throws IOException {
		try (InputStream face = Typeface.MONO.open()) {
			return PDTrueTypeFont.load(pdf, face, WinAnsiEncoding.INSTANCE);
		}
	}

	PDAnnotationWidget text(FieldSpec spec, String tooltip, Box box, PDPage page) throws IOException {
		PDTextField field = new PDTextField(this.form);
		field.setDefaultAppearance(APPEARANCE);
		field.setQ(0);
		field.setMaxLen(spec.cells());
		field.setComb(true);
		field.setDoNotSpellCheck(true);
		field.setRequired(!spec.optional());
		PDAnnotationWidget widget = widget(field, spec.name(), tooltip, box, page);
		PDAppearanceStream empty = appearance(box, "/Tx BMC\nEMC\n");
		empty.setResources(this.form.getDefaultResources());
		PDAppearanceDictionary appearances = new PDAppearanceDictionary();
		appearances.setNormalAppearance(empty);
		widget.setAppearance(appearances);
		return widget;
	}

	PDAnnotationWidget tick(FieldName name, String tooltip, Box box, PDPage page) throws IOException {
		PDCheckBox field = new PDCheckBox(this.form);
		PDAnnotationWidget widget = widget(field, name, tooltip, box, page);
		COSDictionary states = new COSDictionary();
		// Poppler looks for the states in the dictionary itself, never behind a
		// reference.
		states.setDirect(true);
		states.setItem(ON, appearance(box, cross(box)));
		states.setItem(COSName.Off, appearance(box, ""));
		PDAppearanceDictionary appearances = new PDAppearanceDictionary();
		appearances.setNormalAppearance(new PDAppearanceEntry(states));
		widget.setAppearance(appearances);
		widget.setAppearanceState(COSName.Off.getName());
		field.getCOSObject().setItem(COSName.V, COSName.Off);
		return widget;
	}

	/** A field for a digital signature. */
	PDAnnotationWidget signature(FieldName name, String tooltip, Box box, PDPage page) throws IOException {
		PDAnnotationWidget widget = widget(new PDSignatureField(this.form), name, tooltip, box, page);
		PDAppearanceDictionary appearances = new PDAppearanceDictionary();
		appearances.setNormalAppearance(appearance(box, ""));
		widget.setAppearance(appearances);
		return widget;
	}

	private PDAnnotationWidget widget(PDTerminalField field, FieldName name, String tooltip, Box box, PDPage page)
			throws IOException {
		place(field, name);
		field.setAlternateFieldName(tooltip);
		PDAnnotationWidget widget = field.getWidgets().get(0);
		widget.setRectangle(new PDRectangle((float) box.x(), (float) (PageFrame.HEIGHT - box.bottom()),
				(float) box.width(), (float) box.height()));
		widget.setPage(page);
		widget.setPrinted(true);
		page.getAnnotations().add(widget);
		return widget;
	}

	/** Hangs a field under the groups of its name: a partial name may not have a dot. */
	private void place(PDField field, FieldName name) {
		String whole = name.value();
		int dot = whole.lastIndexOf('.');
		field.setPartialName(whole.substring(dot + 1));
		add(group(whole.substring(0, dot)), field);
	}

	private PDNonTerminalField group(String name) {
		PDNonTerminalField known = this.groups.get(name);
		if (known != null) {
			return known;
		}
		PDNonTerminalField group = new PDNonTerminalField(this.form);
		int dot = name.lastIndexOf('.');
		group.setPartialName(name.substring(dot + 1));
		this.groups.put(name, group);
		if (dot > 0) {
			add(group(name.substring(0, dot)), group);
		}
		else {
			List<PDField> roots = new ArrayList<>(this.form.getFields());
			roots.add(group);
			this.form.setFields(roots);
		}
		return group;
	}

	private static void add(PDNonTerminalField parent, PDField child) {
		List<PDField> children = new ArrayList<>(parent.getChildren());
		children.add(child);
		parent.setChildren(children);
		child.getCOSObject().setItem(COSName.PARENT, parent.getCOSObject());
	}

	private PDAppearanceStream appearance(Box box, String content) throws IOException {
		PDAppearanceStream stream = new PDAppearanceStream(this.pdf);
		stream.setBBox(new PDRectangle((float) box.width(), (float) box.height()));
		stream.setResources(new PDResources());
		try (OutputStream out = stream.getStream().createOutputStream(COSName.FLATE_DECODE)) {
			out.write(content.getBytes(StandardCharsets.US_ASCII));
		}
		return stream;
	}

	private static String cross(Box box) {
		double near = 2.4;
		double far = box.width() - near;
		return String.format(Locale.ROOT,
				"q 1.6 w 1 J 0 G %1$.2f %1$.2f m %2$.2f %2$.2f l %1$.2f %2$.2f m" + " %2$.2f %1$.2f l S Q\n", near,
				far);
	}

}
