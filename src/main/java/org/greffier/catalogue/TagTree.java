package org.greffier.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDObjectReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;

/** The structure tree of a tagged PDF, and the way back from content to it. */
final class TagTree {

	private final PDStructureTreeRoot root = new PDStructureTreeRoot();

	private final PDStructureElement document;

	/** By the number of a page's or an annotation's {@code StructParent}. */
	private final Map<Integer, COSBase> parents = new TreeMap<>();

	private final Map<PDPage, List<PDStructureElement>> marked = new HashMap<>();

	TagTree(PDDocument pdf) {
		pdf.getDocumentCatalog().setStructureTreeRoot(this.root);
		this.document = new PDStructureElement("Document", this.root);
		this.root.appendKid(this.document);
	}

	PDStructureElement document() {
		return this.document;
	}

	PDStructureElement add(String type, PDStructureNode parent) {
		PDStructureElement element = new PDStructureElement(type, parent);
		parent.appendKid(element);
		return element;
	}

	/** Takes a page in; its content may then be marked. */
	void page(PDPage page) {
		page.setStructParents(this.marked.size());
		this.marked.put(page, new ArrayList<>());
	}

	/** The id under which content of a page is marked as this element's. */
	int mark(PDStructureElement element, PDPage page) {
		List<PDStructureElement> elements = marked(page);
		int id = elements.size();
		elements.add(element);
		element.setPage(page);
		element.appendKid(id);
		return id;
	}

	/** Makes an annotation the content of an element. All pages must be in. */
	void annotation(PDStructureElement element, PDAnnotation annotation, PDPage page) {
		int number = this.marked.size() + this.parents.size();
		annotation.setStructParent(number);
		this.parents.put(number, element.getCOSObject());
		PDObjectReference reference = new PDObjectReference();
		reference.getCOSObject().setItem(COSName.PG, page);
		reference.setReferencedObject(annotation);
		element.setPage(page);
		element.appendKid(reference);
	}

	/** Writes the parent tree, when all is marked. */
	void finish() {
		this.marked.forEach((page, elements) -> {
			COSArray array = new COSArray();
			elements.forEach((element) -> array.add(element.getCOSObject()));
			this.parents.put(page.getStructParents(), array);
		});
		COSArray numbers = new COSArray();
		this.parents.forEach((number, target) -> {
			numbers.add(COSInteger.get(number));
			numbers.add(target);
		});
		COSDictionary tree = new COSDictionary();
		tree.setItem(COSName.NUMS, numbers);
		this.root.getCOSObject().setItem(COSName.PARENT_TREE, tree);
		this.root.setParentTreeNextKey(this.parents.size());
	}

	private List<PDStructureElement> marked(PDPage page) {
		List<PDStructureElement> elements = this.marked.get(page);
		if (elements == null) {
			throw new IllegalStateException("the page was not taken in");
		}
		return elements;
	}

}
