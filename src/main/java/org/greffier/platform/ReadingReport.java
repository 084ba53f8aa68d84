package org.greffier.platform;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.greffier.catalogue.Catalogue;
import org.greffier.form.Box;
import org.greffier.form.FindingCode;
import org.greffier.form.KindVersion;
import org.greffier.form.Language;
import org.greffier.form.Problem;
import org.greffier.form.Reading;
import org.greffier.reading.ReadOutcome;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code read} prints of a file; its JSON's schema is {@code read.schema.json}. */
final class ReadingReport {

	private final Catalogue catalogue;

	private final Language language;

	ReadingReport(Catalogue catalogue, Language language) {
		this.catalogue = catalogue;
		this.language = language;
	}

	ObjectNode json(Path file, ReadOutcome outcome) {
		ObjectNode root = JsonMapper.shared().createObjectNode();
		root.put("file", file.toString());
		return outcome.fold((done) -> json(root, done.reading()), (failed) -> {
			problem(root.putArray("problems"), Problem.of(FindingCode.READ_FAILED, failed.why()));
			return root;
		});
	}

	List<String> text(Path file, ReadOutcome outcome) {
		List<String> lines = new ArrayList<>();
		lines.add(file.toString());
		outcome.fold((done) -> lines.addAll(lines(done.reading())),
				(failed) -> lines.add("  ! " + words(Problem.of(FindingCode.READ_FAILED, failed.why()))));
		return lines;
	}

	private List<String> lines(Reading reading) {
		List<String> lines = new ArrayList<>();
		lines.add("  " + reading.kind().map(KindVersion::toString).orElse("unknown kind") + ", " + reading.pages()
				+ " pages, read off " + reading.source().key());
		reading.fields()
			.forEach((name, field) -> lines.add(String.format(Locale.ROOT, "  %-28s %s  (%s %.2f)", name, field.value(),
					field.source().key(), field.confidence())));
		reading.signatures()
			.forEach((party, signature) -> lines.add(String.format(Locale.ROOT, "  %-28s %s  (%.2f)",
					party.key() + " signature", signature.state().key(), signature.confidence())));
		reading.problems().forEach((problem) -> lines.add("  ! " + words(problem)));
		return lines;
	}

	private ObjectNode json(ObjectNode root, Reading reading) {
		root.put("sha256", reading.sha256());
		reading.kind().ifPresent((kind) -> root.put("kind", kind.kind()).put("version", kind.version()));
		reading.language().ifPresent((spoken) -> root.put("language", spoken.key()));
		root.put("pages", reading.pages()).put("source", reading.source().key());
		ObjectNode fields = root.putObject("fields");
		reading.fields().forEach((name, field) -> {
			ObjectNode node = fields.putObject(name.value())
				.put("value", field.value())
				.put("source", field.source().key())
				.put("confidence", field.confidence())
				.put("page", field.page());
			Box box = field.box();
			node.putArray("box")
				.add(points(box.x()))
				.add(points(box.y()))
				.add(points(box.width()))
				.add(points(box.height()));
		});
		ObjectNode signatures = root.putObject("signatures");
		reading.signatures().forEach((party, signature) -> {
			ObjectNode node = signatures.putObject(party.key())
				.put("state", signature.state().key())
				.put("confidence", signature.confidence());
			signature.signer().ifPresent((signer) -> node.put("signer", signer));
			signature.valid().ifPresent((valid) -> node.put("valid", valid));
		});
		ArrayNode problems = root.putArray("problems");
		reading.problems().forEach((problem) -> problem(problems, problem));
		return root;
	}

	private void problem(ArrayNode problems, Problem problem) {
		ObjectNode node = problems.addObject().put("code", problem.code().name());
		problem.field().ifPresent((field) -> node.put("field", field.value()));
		if (!problem.detail().isEmpty()) {
			node.put("detail", problem.detail());
		}
		node.put("text", words(problem));
	}

	private String words(Problem problem) {
		String field = problem.field()
			.map((name) -> this.catalogue.kinds()
				.values()
				.stream()
				.filter((kind) -> kind.fields().containsKey(name))
				.findFirst()
				.map((kind) -> kind.label(name).in(this.language))
				.orElse(name.value()))
			.orElse("");
		return this.catalogue.text(problem.code())
			.wrong()
			.in(this.language)
			.replace("{field}", field)
			.replace("{detail}", problem.detail());
	}

	/** To a thousandth of a point. */
	private static double points(double value) {
		return Math.round(value * 1000) / 1000.0;
	}

}
