package org.greffier.intake.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.greffier.intake.notice.DeliveryNotice.Action;

/**
 * Notices that Amazon SES writes as JSON, bare or inside a notification of SNS. Only the
 * few members needed are looked for, at any depth.
 */
final class NoticeJson {

	private static final Pattern EVENT = Pattern
		.compile("\"(?:notificationType|eventType)\"\\s*:\\s*\"([A-Za-z ]{1,30})\"");

	private static final Pattern RECIPIENT = Pattern.compile("\"emailAddress\"\\s*:\\s*\"([^\"]{3,300})\"");

	private static final Pattern HEADER_ID = Pattern
		.compile("\"(?i:message-id)\"\\s*,\\s*\"value\"\\s*:\\s*\"(<[^<>\"\\s]{3,300}>)\"");

	private NoticeJson() {
	}

	/** What kind of event a text reports; empty when it is no such JSON. */
	static Optional<String> event(String text) {
		String start = text.strip();
		if (!start.startsWith("{") && !start.startsWith("[")) {
			return Optional.empty();
		}
		Matcher event = EVENT.matcher(unescaped(start));
		return event.find() ? Optional.of(event.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
	}

	static boolean isComplaint(String text) {
		return event(text).filter("complaint"::equals).isPresent();
	}

	static Optional<DeliveryNotice> read(String text) {
		return event(text).flatMap(NoticeJson::action).map((action) -> {
			String json = unescaped(text);
			boolean passing = member(json, "bounceType").filter((type) -> !type.equals("Permanent")).isPresent();
			String diagnostic = member(json, "diagnosticCode").orElse("");
			String means = diagnostic + " " + spaced(member(json, "bounceSubType").orElse(""));
			String status = StatusCodes.of(member(json, "status").flatMap(StatusCodes::written).orElse(""),
					passing ? means + " 4.0.0" : means, action);
			return new DeliveryNotice(action, status, recipients(json), diagnostic, original(json));
		});
	}

	private static Optional<Action> action(String event) {
		return switch (event) {
			case "bounce", "reject" -> Optional.of(Action.FAILED);
			case "deliverydelay" -> Optional.of(Action.DELAYED);
			case "delivery" -> Optional.of(Action.RELAYED);
			default -> Optional.empty();
		};
	}

	private static List<String> recipients(String json) {
		List<String> found = new ArrayList<>();
		Matcher recipient = RECIPIENT.matcher(json);
		while (recipient.find() && found.size() < 20) {
			found.add(recipient.group(1));
		}
		return found.isEmpty() ? Addresses.in(json).stream().limit(1).toList() : found;
	}

	private static Optional<String> original(String json) {
		Matcher id = HEADER_ID.matcher(json);
		return id.find() ? Optional.of(id.group(1)) : Optional.empty();
	}

	private static Optional<String> member(String json, String name) {
		Matcher member = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]{1,400})\"").matcher(json);
		return member.find() ? Optional.of(member.group(1)) : Optional.empty();
	}

	/** {@code MailboxFull} as words. */
	private static String spaced(String word) {
		return word.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
	}

	/** One notification may be a string inside another. */
	private static String unescaped(String text) {
		return text.replaceAll("(?<!\\\\)\\\\++[nr]", " ").replaceAll("(?<!\\\\)\\\\++\"", "\"");
	}

}
