package org.greffier.reading;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.jspecify.annotations.Nullable;

/**
 * The optional content groups that a viewer hides at first: what is drawn in them is not
 * seen (FAULTS P-15).
 */
final class Layers {

	private static final COSName OFF = COSName.getPDFName("OFF");

	private static final COSName ON = COSName.getPDFName("ON");

	private static final COSName BASE_STATE = COSName.getPDFName("BaseState");

	private final Set<COSBase> hidden = Collections.newSetFromMap(new IdentityHashMap<>());

	Layers(COSDictionary catalog) {
		COSDictionary properties = catalog.getCOSDictionary(COSName.OCPROPERTIES);
		COSDictionary config = (properties != null) ? properties.getCOSDictionary(COSName.D) : null;
		if (config == null) {
			return;
		}
		if ("OFF".equals(config.getNameAsString(BASE_STATE))) {
			add(properties.getCOSArray(COSName.OCGS));
			COSArray on = config.getCOSArray(ON);
			for (int i = 0; on != null && i < on.size(); i++) {
				this.hidden.remove(on.getObject(i));
			}
		}
		add(config.getCOSArray(OFF));
	}

	/** Whether content with this {@code /OC} entry or property list is hidden. */
	boolean hides(@Nullable COSDictionary group) {
		if (group == null || this.hidden.isEmpty()) {
			return false;
		}
		COSBase groups = group.getDictionaryObject(COSName.OCGS);
		if (groups instanceof COSArray array) {
			for (int i = 0; i < array.size(); i++) {
				if (this.hidden.contains(array.getObject(i))) {
					return true;
				}
			}
		}
		return this.hidden.contains(group) || (groups != null && this.hidden.contains(groups));
	}

	private void add(@Nullable COSArray groups) {
		for (int i = 0; groups != null && i < groups.size(); i++) {
			COSBase group = groups.getObject(i);
			if (group != null) {
				this.hidden.add(group);
			}
		}
	}

}
