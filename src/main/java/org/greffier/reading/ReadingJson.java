package org.greffier.reading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.greffier.form.Box;
import org.greffier.form.FieldName;
import org.greffier.form.FieldReading;
import org.greffier.form.FindingCode;
import org.greffier.form.KindVersion;
import org.greffier.form.Language;
import org.greffier.form.Party;
import org.greffier.form.Problem;
import org.greffier.form.Reading;
import org.greffier.form.SignatureReading;
import org.greffier.form.SignatureState;
import org.greffier.form.Source;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A reading as JSON, as the ledger keeps it (sealed) and as a worker answers. The same
 * reading is always the same bytes. Shaped like the published JSON of {@code read}, with
 * {@code field} and {@code detail} of each problem instead of its text. Holds personal
 * data.
 */
public final class ReadingJson {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private ReadingJson() {
	}

	/** The reading as UTF-8 JSON. */
	public static byte[] write(Reading reading) {
		ObjectNode root = MAPPER.createObjectNode();
		root.put("sha256", reading.sha256());
		reading.kind().ifPresent((kind) -> root.put("kind", kind.kind()).put("version", kind.version()));
		reading.language().ifPresent((language) -> root.put("language", language.key()));
		root.put("pages", reading.pages());
		root.put("source", reading.source().key());
		ObjectNode fields = root.putObject("fields");
		reading.fields().forEach((name, field) -> writeField(fields.putObject(name.value()), field));
		ObjectNode signatures = root.putObject("signatures");
		reading.signatures()
			.forEach((party, signature) -> writeSignature(signatures.putObject(party.key()), signature));
		ArrayNode problems = root.putArray("problems");
		for (Problem problem : reading.problems()) {
			ObjectNode node = problems.addObject().put("code", problem.code().name());
			problem.field().ifPresent((field) -> node.put("field", field.value()));
			node.put("detail", problem.detail());
		}
		return MAPPER.writeValueAsBytes(root);
	}

	/**
	 * Reads what {@link #write} made.
	 * @throws IllegalArgumentException if it is anything else
	 */
	public static Reading read(byte[] json) {
		try {
			return reading(MAPPER.readTree(json));
		}
		catch (JacksonException ex) {
			// its message may quote a value
			throw new IllegalArgumentException("not the JSON of a reading: " + ex.getClass().getSimpleName());
		}
	}

	private static Reading reading(JsonNode root) {
		Map<FieldName, FieldReading> fields = new TreeMap<>();
		root.path("fields").properties().forEach((e) -> fields.put(new FieldName(e.getKey()), field(e.getValue())));
		Map<Party, SignatureReading> signatures = new EnumMap<>(Party.class);
		root.path("signatures")
			.properties()
			.forEach((e) -> signatures.put(Party.of(e.getKey()), signature(e.getValue())));
		List<Problem> problems = new ArrayList<>();
		for (JsonNode node : root.path("problems")) {
			problems.add(new Problem(FindingCode.valueOf(text(node, "code")),
					optional(node, "field").map((name) -> new FieldName(name.stringValue())), text(node, "detail")));
		}
		Optional<KindVersion> kind = optional(root, "kind")
			.map((name) -> new KindVersion(name.stringValue(), number(root, "version").intValue()));
		return new Reading(text(root, "sha256"), kind,
				optional(root, "language").map((key) -> Language.of(key.stringValue())),
				number(root, "pages").intValue(), source(root), fields, signatures, problems);
	}

	private static void writeField(ObjectNode node, FieldReading field) {
		node.put("value", field.value());
		node.put("source", field.source().key());
		node.put("confidence", field.confidence());
		node.put("page", field.page());
		Box box = field.box();
		node.putArray("box").add(box.x()).add(box.y()).add(box.width()).add(box.height());
	}

	private static void writeSignature(ObjectNode node, SignatureReading signature) {
		node.put("state", signature.state().key());
		node.put("confidence", signature.confidence());
		signature.signer().ifPresent((signer) -> node.put("signer", signer));
		signature.valid().ifPresent((valid) -> node.put("valid", valid));
	}

	private static FieldReading field(JsonNode node) {
		JsonNode box = node.path("box");
		return new FieldReading(text(node, "value"), source(node), number(node, "confidence").doubleValue(),
				number(node, "page").intValue(), new Box(box.path(0).doubleValue(), box.path(1).doubleValue(),
						box.path(2).doubleValue(), box.path(3).doubleValue()));
	}

	private static SignatureReading signature(JsonNode node) {
		return new SignatureReading(SignatureState.of(text(node, "state")), number(node, "confidence").doubleValue(),
				optional(node, "signer").map(JsonNode::stringValue),
				optional(node, "valid").map(JsonNode::booleanValue));
	}

	private static Source source(JsonNode node) {
		String key = text(node, "source");
		for (Source source : Source.values()) {
			if (source.key().equals(key)) {
				return source;
			}
		}
		throw new IllegalArgumentException("not the JSON of a reading: its source is none of ours");
	}

	private static Optional<JsonNode> optional(JsonNode node, String key) {
		return Optional.ofNullable(node.get(key));
	}

	private static String text(JsonNode node, String key) {
		return optional(node, key).filter(JsonNode::isString)
			.map(JsonNode::stringValue)
			.orElseThrow(() -> new IllegalArgumentException("not the JSON of a reading: no text " + key));
	}

	private static Number number(JsonNode node, String key) {
		return optional(node, key).filter(JsonNode::isNumber)
			.map(JsonNode::numberValue)
			.orElseThrow(() -> new IllegalArgumentException("not the JSON of a reading: no number " + key));
	}

}
