package org.greffier.catalogue;

import java.util.List;
import java.util.Optional;

import org.greffier.form.FieldName;
import org.greffier.form.Text;

/**
 * One section of the page.
 *
 * @param name {@code grantor}, {@code user}, {@code organisation} or {@code grant}
 * @param rows names of fields, choices and signatures ({@code grantor.signature}), side
 * by side in a row
 */
public record SectionSpec(String name, Text title, Optional<Text> instruction, List<List<FieldName>> rows) {

	public SectionSpec {
		rows = rows.stream().map(List::copyOf).toList();
	}

}
