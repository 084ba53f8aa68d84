package org.greffier.intake.notice;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.greffier.intake.mime.EncodedWords;
import org.greffier.intake.mime.HeaderFields;
import org.greffier.intake.mime.MimePart;
import org.greffier.intake.notice.DeliveryNotice.Action;

/**
 * Reads notices of delivery of every kind that is known. A report counts first, then
 * JSON, then words; words count only of a machine, so that what people quote of a bounce
 * is none (MAIL row 28).
 */
public final class NoticeReader {

	private static final int REPORT = 32 * 1_024;

	private static final Pattern DAEMON = Pattern.compile(
			"(?:.*[<\\s\"(])?(?:mailer-?daemon|mail-?daemon|post_?master|mail-delivery-(?:sub)?system|bounces?)(?:@.*|[\\s>].*|$)"
					+ "|.*mail deliver.*|.*mailer-daemon.*|.*microsoftexchange[0-9a-f]{20}.*",
			Pattern.DOTALL);

	private static final Pattern NOBODY = Pattern.compile(".*(?:no-?reply|do-?not-?reply|-admin@|root@).*",
			Pattern.DOTALL);

	/** The subject of what answers a mail, as absences do. */
	private static final Pattern ANSWER = Pattern.compile(
			"\\s*(?:re|rép|aw|sv|tr)\\s*:.*|.*(?:auto(?:matic)?[- ]?(?:reply|response)|out of (?:the )?office|r[ée]ponse auto|absen).*",
			Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

	private NoticeReader() {
	}

	/** Reads a notice; empty when the mail is none, or says nothing that is known. */
	public static Optional<DeliveryNotice> read(MimePart root) {
		if (isComplaint(root)) {
			return Optional.empty();
		}
		OwnWords words = OwnWords.of(root);
		Optional<StatusReport> report = report(root);
		if (report.isEmpty() && NoticeJson.event(words.said()).isPresent()) {
			return NoticeJson.read(words.said());
		}
		if (report.isEmpty() && !isMachine(root.headers())) {
			return Optional.empty();
		}
		return report.or(() -> inText(words)).map((found) -> of(found, words)).or(() -> text(root.headers(), words));
	}

	/**
	 * Whether somebody complains of a mail: it arrived. As RFC 5965 has it, as Hotmail's
	 * feedback loop writes it, or as JSON of Amazon SES.
	 */
	public static boolean isComplaint(MimePart root) {
		boolean report = root.type().equals("multipart/report")
				&& root.contentType().get("report-type").filter("feedback-report"::equalsIgnoreCase).isPresent();
		boolean part = root.children().stream().anyMatch((child) -> child.type().equals("message/feedback-report"));
		boolean feedbackLoop = subject(root.headers()).startsWith("complaint about message from ")
				&& root.children().stream().anyMatch((child) -> child.type().equals("message/rfc822"));
		return report || part || feedbackLoop
				|| (!root.isMultipart() && NoticeJson.isComplaint(OwnWords.of(root).said()));
	}

	private static DeliveryNotice of(StatusReport report, OwnWords words) {
		String means = report.diagnostic().isEmpty() ? words.said() : report.diagnostic();
		String status = StatusCodes.of(report.status(), means, report.action());
		String said = status.endsWith(".0.0") ? StatusCodes.of(status, words.said(), report.action()) : status;
		return new DeliveryNotice(report.action(), said,
				report.recipients().isEmpty() ? words.writtenTo() : report.recipients(),
				report.diagnostic().isEmpty() ? reason(words.said()) : report.diagnostic(),
				report.original().or(words::messageId));
	}

	private static Optional<StatusReport> report(MimePart part) {
		if (part.type().matches("message/(?:global-)?delivery-status")) {
			return StatusReport.read(part.text(REPORT));
		}
		return part.isMultipart()
				? part.children().stream().map(NoticeReader::report).flatMap(Optional::stream).findFirst()
				: Optional.empty();
	}

	/** A report that lost its wrapping on the way. */
	private static Optional<StatusReport> inText(OwnWords words) {
		String all = words.said() + words.returned();
		boolean fields = Pattern.compile("(?im)^Final-Recipient:").matcher(all).find()
				&& Pattern.compile("(?im)^Action:").matcher(all).find();
		return fields ? StatusReport.read(all) : Optional.empty();
	}

	private static Optional<DeliveryNotice> text(HeaderFields headers, OwnWords words) {
		String subject = subject(headers);
		String flat = Phrases.flat(subject + "\n" + words.said());
		Optional<Action> said = action(flat);
		Optional<String> failed = headers.first("X-Failed-Recipients");
		boolean code = StatusCodes.any(words.said()) || Phrases.KNOWN.status(flat).isPresent();
		boolean undeliverable = Phrases.KNOWN.says("failed", Phrases.flat(subject));
		boolean bounce = failed.isPresent() || (isDaemon(headers) && (said.isPresent() || code))
				|| (said.isPresent() && (code || undeliverable) && !ANSWER.matcher(subject).matches());
		if (!bounce) {
			return Optional.empty();
		}
		Action action = said.orElse(Action.FAILED);
		List<String> named = failed.map(Addresses::in).filter((list) -> !list.isEmpty()).orElseGet(() -> {
			String own = headers.first("From").orElse("") + " " + headers.first("To").orElse("");
			List<String> sentTo = Addresses.sentTo(words.said(), own);
			return sentTo.isEmpty() ? words.writtenTo() : sentTo;
		});
		return Optional.of(new DeliveryNotice(action, StatusCodes.of("", subject + "\n" + words.said(), action), named,
				reason(words.said()), words.messageId()));
	}

	private static Optional<Action> action(String flat) {
		Phrases phrases = Phrases.KNOWN;
		if (phrases.says("delayed", flat) && !phrases.says("given-up", flat)) {
			return Optional.of(Action.DELAYED);
		}
		if (phrases.says("failed", flat) || phrases.says("given-up", flat)) {
			return Optional.of(Action.FAILED);
		}
		return phrases.says("relayed", flat) ? Optional.of(Action.RELAYED) : Optional.empty();
	}

	private static String subject(HeaderFields headers) {
		return EncodedWords.decode(headers.first("Subject").orElse("")).strip();
	}

	/** The first line that says why. */
	private static String reason(String said) {
		return said.lines()
			.filter((line) -> StatusCodes.any(line) || Phrases.KNOWN.status(Phrases.flat(line)).isPresent())
			.findFirst()
			.orElse("");
	}

	private static boolean isMachine(HeaderFields headers) {
		return headers.has("X-Failed-Recipients") || isDaemon(headers) || isAutomatic(headers);
	}

	private static boolean isDaemon(HeaderFields headers) {
		String from = headers.first("From").orElse("").toLowerCase(Locale.ROOT);
		String path = headers.first("Return-Path").orElse("").toLowerCase(Locale.ROOT);
		return DAEMON.matcher(from).matches() || path.contains("mailer-daemon");
	}

	private static boolean isAutomatic(HeaderFields headers) {
		String submitted = headers.first("Auto-Submitted").orElse("no").toLowerCase(Locale.ROOT);
		return headers.first("Return-Path").filter((path) -> path.replace(" ", "").equals("<>")).isPresent()
				|| !submitted.startsWith("no")
				|| NOBODY.matcher(headers.first("From").orElse("").toLowerCase(Locale.ROOT)).matches();
	}

}
