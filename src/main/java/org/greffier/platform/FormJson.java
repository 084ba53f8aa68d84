package org.greffier.platform;

import java.util.Locale;

import org.greffier.catalogue.Agency;
import org.greffier.catalogue.Blanks;
import org.greffier.catalogue.FieldSpec;
import org.greffier.catalogue.FormKind;
import org.greffier.catalogue.Layout;
import org.greffier.form.Box;
import org.greffier.form.FieldName;
import org.greffier.form.Party;
import org.greffier.form.Text;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A form as {@code forms --json} prints it; its schema is {@code forms.schema.json}. */
final class FormJson {

	private FormJson() {
	}

	static ObjectNode write(Agency agency, FormKind kind, ObjectNode form) {
		Layout layout = Blanks.layout(kind);
		form.put("agency", agency.id().value()).put("kind", kind.name()).put("version", kind.version());
		text(kind.title(), form.putObject("title"));
		form.put("pages", layout.pages()).put("width", layout.width()).put("height", layout.height());
		ArrayNode fields = form.putArray("fields");
		for (Layout.PlacedField placed : layout.fields()) {
			ObjectNode field = fields.addObject()
				.put("name", placed.name().value())
				.put("type", placed.type().name().toLowerCase(Locale.ROOT))
				.put("cells", placed.cells());
			FieldSpec spec = kind.fields().get(placed.name());
			field.put("optional", spec != null && spec.optional());
			text(kind.label(placed.name()), field.putObject("label"));
			place(placed.page(), placed.box(), field);
		}
		ticks(kind, layout, form.putArray("ticks"));
		ArrayNode signatures = form.putArray("signatures");
		for (Party party : Party.values()) {
			Layout.PlacedSignature placed = layout.signatures().get(party);
			if (placed != null) {
				place(placed.page(), placed.box(), signatures.addObject().put("role", party.key()));
			}
		}
		return form;
	}

	private static void ticks(FormKind kind, Layout layout, ArrayNode ticks) {
		kind.choices().values().forEach((choice) -> choice.options().forEach((option) -> {
			FieldName name = choice.name().option(option.code());
			layout.ticks().stream().filter((tick) -> tick.name().equals(name)).forEach((tick) -> {
				ObjectNode node = ticks.addObject().put("name", name.value());
				text(option.label(), node.putObject("label"));
				place(tick.page(), tick.box(), node);
			});
		}));
	}

	private static void text(Text text, ObjectNode node) {
		node.put("fr", text.fr()).put("en", text.en());
	}

	private static void place(int page, Box box, ObjectNode node) {
		node.put("page", page);
		node.putArray("box")
			.add(points(box.x()))
			.add(points(box.y()))
			.add(points(box.width()))
			.add(points(box.height()));
	}

	/** To a thousandth of a point. */
	private static double points(double value) {
		return Math.round(value * 1000) / 1000.0;
	}

}
