package org.greffier.jobs;

import java.util.List;
import java.util.Optional;

import org.greffier.delivery.LetterState;
import org.greffier.form.Finding;
import org.greffier.form.FormId;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The report for machines, as {@code schema/run.schema.json} says. */
public final class ReportJson {

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private ReportJson() {
	}

	/** The JSON of all runs of one command, in one line. */
	public static String write(List<RunReport> reports) {
		ObjectNode root = NODES.objectNode();
		ArrayNode runs = root.putArray("runs");
		reports.forEach((report) -> runs.add(run(report)));
		return JsonMapper.shared().writeValueAsString(root);
	}

	private static ObjectNode run(RunReport report) {
		ObjectNode run = NODES.objectNode();
		run.put("agency", report.agency().value());
		run.put("run", report.run().toString());
		report.night().ifPresent((night) -> run.put("night", night.toString()));
		run.put("tries", report.tries());
		run.put("state", report.state().name());
		run.put("agrees", report.uids().agrees());
		run.put("onServer", report.uids().server().orElse(0L));
		run.put("inLedger", report.uids().ledger());
		ArrayNode mailboxes = run.putArray("mailboxes");
		report.mailboxes().forEach((state) -> mailboxes.add(mailbox(state)));
		ArrayNode alarms = run.putArray("alarms");
		report.alarms().forEach((alarm) -> alarms.add(alarm.name()));
		run.put("onlyCollected", report.onlyCollected());
		report.pause().ifPresent((pause) -> {
			ObjectNode node = run.putObject("pause").put("since", pause.since().toString());
			pause.until().ifPresent((until) -> node.put("until", until.toString()));
		});
		ObjectNode counts = run.putObject("counts");
		report.steps().forEach((step, words) -> words.forEach(counts.withObjectProperty(step)::put));
		ArrayNode envelopes = run.putArray("envelopes");
		report.envelopes().forEach((line) -> envelopes.add(envelope(line)));
		return run;
	}

	/** How a mailbox was last found. */
	public static ObjectNode mailbox(MailboxState state) {
		ObjectNode mailbox = NODES.objectNode();
		if (!state.name().isEmpty()) {
			mailbox.put("name", state.name());
		}
		mailbox.put("healthy", state.isHealthy());
		mailbox.put("lookedAt", state.lookedAt().toOffsetDateTime().toString());
		state.succeededAt().ifPresent((time) -> mailbox.put("succeededAt", time.toOffsetDateTime().toString()));
		state.failedAt().ifPresent((time) -> mailbox.put("failedAt", time.toOffsetDateTime().toString()));
		state.trouble().ifPresent((trouble) -> mailbox.put("trouble", trouble.name()));
		return mailbox.put("failures", state.failures());
	}

	private static ObjectNode envelope(RunReport.EnvelopeLine line) {
		ObjectNode envelope = NODES.objectNode();
		envelope.put("number", line.number());
		envelope.put("mailbox", line.origin().mailbox());
		envelope.put("folder", line.origin().folder());
		envelope.put("uidValidity", line.origin().uidValidity());
		envelope.put("uid", line.origin().uid());
		envelope.put("state", line.state().name());
		line.origin().mailClass().ifPresent((mailClass) -> envelope.put("mailClass", mailClass));
		ArrayNode files = envelope.putArray("files");
		line.files().forEach((file) -> files.add(file(file)));
		ArrayNode letters = envelope.putArray("letters");
		line.letters().forEach((letter) -> letters.add(letter(line, letter)));
		return envelope;
	}

	private static ObjectNode file(RunReport.FileLine line) {
		ObjectNode file = NODES.objectNode();
		file.put("form", line.form().toString());
		file.put("position", line.position());
		line.kind().ifPresent((kind) -> file.put("kind", kind.toString()));
		file.put("state", line.state().name());
		ArrayNode findings = file.putArray("findings");
		for (Finding finding : line.findings()) {
			ObjectNode node = findings.addObject();
			node.put("code", finding.code().name());
			node.put("severity", finding.severity().key());
			finding.field().ifPresent((field) -> node.put("field", field.value()));
			node.put("rule", finding.rule());
		}
		return file;
	}

	private static ObjectNode letter(RunReport.EnvelopeLine line, LetterState state) {
		ObjectNode letter = NODES.objectNode();
		letter.put("letter", state.id().toString());
		state.form().flatMap((form) -> position(line, form)).ifPresent((position) -> letter.put("position", position));
		letter.put("kind", state.kind().name());
		letter.put("addressee", state.addressee().name());
		ArrayNode languages = letter.putArray("languages");
		state.languages().forEach((language) -> languages.add(language.key()));
		letter.put("state", state.status().name());
		state.messageId().ifPresent((messageId) -> letter.put("messageId", messageId));
		return letter;
	}

	private static Optional<Integer> position(RunReport.EnvelopeLine line, FormId form) {
		return line.files()
			.stream()
			.filter((file) -> file.form().equals(form))
			.map(RunReport.FileLine::position)
			.findFirst();
	}

}
