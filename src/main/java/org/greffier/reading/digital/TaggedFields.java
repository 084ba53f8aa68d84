package org.greffier.reading.digital;

import java.util.List;
import java.util.Set;

import eu.europa.esig.dss.enumerations.PdfObjectModificationType;
import eu.europa.esig.dss.pdf.modifications.ObjectModification;
import eu.europa.esig.dss.pdf.modifications.PdfObjectModificationsFilter;
import eu.europa.esig.dss.pdf.modifications.PdfObjectTree;

/**
 * Sorts what was changed after a signature. The library finds the fields of a tagged PDF,
 * such as our blanks, a second time by the tree of tags, and does not know them there: a
 * change that it sees on that way is judged as if it had been found on the page. A new
 * drawing of a field is filling it, whatever it is made of; what it may show is judged by
 * what is seen and by the field's value.
 */
final class TaggedFields extends PdfObjectModificationsFilter {

	private static final String TAGS = "StructTreeRoot";

	private static final String TAGGED_OBJECT = "Obj";

	private static final Set<String> TO_FIELD = Set.of("Annots", "Fields", "Kids", "Parent");

	private static final String APPEARANCE = "AP";

	@Override
	protected boolean isSignatureOrFormFillChange(ObjectModification change) {
		List<String> way = change.getObjectTree().getKeyChain();
		int object = way.lastIndexOf(TAGGED_OBJECT);
		if (!way.contains(TAGS) || object < 0) {
			return drawing(way) || super.isSignatureOrFormFillChange(change);
		}
		PdfObjectTree onPage = new PdfObjectTree("Annots");
		way.subList(object + 1, way.size()).forEach(onPage::addKey);
		return drawing(onPage.getKeyChain()) || super.isSignatureOrFormFillChange(moved(change, onPage));
	}

	/** Within the appearance of an annotation. */
	private static boolean drawing(List<String> way) {
		int appearance = way.indexOf(APPEARANCE);
		return appearance > 0 && TO_FIELD.contains(way.get(appearance - 1))
				&& way.subList(0, appearance).stream().anyMatch((key) -> key.equals("Annots") || key.equals("Fields"));
	}

	private static ObjectModification moved(ObjectModification change, PdfObjectTree onPage) {
		PdfObjectModificationType action = change.getActionType();
		if (action == PdfObjectModificationType.CREATION) {
			return ObjectModification.create(onPage, change.getFinalObject());
		}
		return (action == PdfObjectModificationType.DELETION)
				? ObjectModification.delete(onPage, change.getOriginalObject())
				: ObjectModification.modify(onPage, change.getOriginalObject(), change.getFinalObject());
	}

}
