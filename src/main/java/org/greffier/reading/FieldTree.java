package org.greffier.reading;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an AcroForm by their full names, walked on the objects themselves: a tree
 * may loop, repeat a name, or be endless (FAULTS P-05, P-16).
 */
final class FieldTree {

	private static final int DEEPEST = 16;

	private final int most;

	private final Set<COSBase> known = Collections.newSetFromMap(new IdentityHashMap<>());

	private final Map<String, List<FormField>> fields = new LinkedHashMap<>();

	private final IdentityHashMap<COSDictionary, FormField> widgets = new IdentityHashMap<>();

	private int count;

	private FieldTree(int most) {
		this.most = most;
	}

	/**
	 * Walks the tree.
	 * @throws LimitException if there are more than {@code most} fields
	 */
	static FieldTree of(@Nullable COSDictionary form, int most) {
		FieldTree tree = new FieldTree(most);
		if (form != null) {
			tree.walk(form.getCOSArray(COSName.FIELDS), "", new Inherited(null, null), 0);
		}
		return tree;
	}

	/** All fields of that name; more than one is odd. */
	List<FormField> named(String name) {
		return this.fields.getOrDefault(name, List.of());
	}

	/** The field that an annotation shows. */
	Optional<FormField> shownBy(COSDictionary widget) {
		return Optional.ofNullable(this.widgets.get(widget));
	}

	List<FormField> all() {
		return this.fields.values().stream().flatMap(List::stream).toList();
	}

	/**
	 * The names of the signature fields that hold something, one for each field, save
	 * those that only say when the document was there.
	 */
	List<String> signed() {
		return all().stream().filter((f) -> f.signed() && !f.timestamp()).map(FormField::name).toList();
	}

	private void walk(@Nullable COSArray kids, String prefix, Inherited inherited, int depth) {
		if (depth > DEEPEST) {
			throw new LimitException("fields");
		}
		for (int i = 0; kids != null && i < kids.size(); i++) {
			if (kids.getObject(i) instanceof COSDictionary node && this.known.add(node)) {
				visit(node, prefix, inherited.with(node), depth);
			}
		}
	}

	private void visit(COSDictionary node, String prefix, Inherited inherited, int depth) {
		if (++this.count > this.most) {
			throw new LimitException("fields");
		}
		String part = node.getString(COSName.T, "");
		String name = (prefix.isEmpty() || part.isEmpty()) ? prefix + part : prefix + "." + part;
		COSArray kids = node.getCOSArray(COSName.KIDS);
		if (kids != null && hasFields(kids)) {
			walk(kids, name, inherited, depth + 1);
			return;
		}
		FormField field = new FormField(name, Optional.ofNullable(inherited.type()).orElse(""), inherited.value(),
				widgetsOf(node, kids));
		this.fields.computeIfAbsent(name, (n) -> new ArrayList<>()).add(field);
		field.widgets().forEach((widget) -> this.widgets.put(widget, field));
	}

	private static boolean hasFields(COSArray kids) {
		for (int i = 0; i < kids.size(); i++) {
			if (kids.getObject(i) instanceof COSDictionary kid && kid.containsKey(COSName.T)) {
				return true;
			}
		}
		return false;
	}

	private static List<COSDictionary> widgetsOf(COSDictionary node, @Nullable COSArray kids) {
		List<COSDictionary> widgets = new ArrayList<>();
		if (kids == null) {
			return List.of(node);
		}
		for (int i = 0; i < kids.size(); i++) {
			if (kids.getObject(i) instanceof COSDictionary kid) {
				widgets.add(kid);
			}
		}
		return widgets;
	}

	/**
	 * One field.
	 *
	 * @param type {@code Tx}, {@code Btn}, {@code Ch}, {@code Sig} or blank
	 * @param value as it stands in the file
	 */
	record FormField(String name, String type, Optional<COSBase> value, List<COSDictionary> widgets) {

		FormField {
			widgets = List.copyOf(widgets);
		}

		/** The value as text; a name is its letters, a stream its beginning. */
		String text() {
			COSBase base = this.value.orElse(null);
			if (base instanceof COSString string) {
				return string.getString();
			}
			if (base instanceof COSName name) {
				return name.getName();
			}
			return (base instanceof COSStream stream) ? stream.toTextString() : "";
		}

		boolean signed() {
			return this.type.equals("Sig") && this.value.orElse(null) instanceof COSDictionary;
		}

		/** Whether it holds a document time-stamp, which is nobody's signature. */
		boolean timestamp() {
			return this.value.orElse(null) instanceof COSDictionary dictionary
					&& COSName.DOC_TIME_STAMP.equals(dictionary.getDictionaryObject(COSName.TYPE));
		}

		@Override
		public String toString() {
			return "FormField[" + this.type + "]";
		}

	}

	private record Inherited(@Nullable String type, @Nullable COSBase found) {

		Inherited with(COSDictionary node) {
			String own = node.getNameAsString(COSName.FT);
			COSBase value = node.getDictionaryObject(COSName.V);
			return new Inherited((own != null) ? own : this.type, (value != null) ? value : this.found);
		}

		private Optional<COSBase> value() {
			return Optional.ofNullable(this.found);
		}

	}

}
