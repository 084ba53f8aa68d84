package org.greffier.intake.notice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.greffier.intake.notice.DeliveryNotice.Action;

/**
 * A report of RFC 3464, taken leniently: groups that run together, fields in any order,
 * an action that is missing or is not of the list.
 *
 * @param action of the group that failed, else was delayed, else the first; status and
 * diagnostic are of the same
 */
record StatusReport(Action action, String status, List<String> recipients, String diagnostic,
		Optional<String> original) {

	private static final Pattern FIELD = Pattern.compile("([A-Za-z][A-Za-z0-9-]*)[ \\t]*:(.*)");

	/** Reads the text of a {@code message/delivery-status}; empty when it is none. */
	static Optional<StatusReport> read(String text) {
		List<Map<String, String>> groups = groups(text);
		List<String> recipients = new ArrayList<>();
		Optional<StatusReport> report = Optional.empty();
		for (Map<String, String> group : groups) {
			recipient(group).ifPresent(recipients::add);
		}
		for (Map<String, String> group : groups) {
			Optional<Action> action = action(group);
			if (action.isPresent() && report.map((first) -> action.get().compareTo(first.action()) < 0).orElse(true)) {
				report = Optional.of(new StatusReport(action.get(), status(group), recipients,
						group.getOrDefault("diagnostic-code", ""),
						Optional.ofNullable(group.get("x-original-message-id"))));
			}
		}
		return report;
	}

	/** A group begins where a field comes again. */
	private static List<Map<String, String>> groups(String text) {
		List<Map<String, String>> groups = new ArrayList<>(List.of(new LinkedHashMap<>()));
		String last = "";
		for (String line : text.lines().toList()) {
			Map<String, String> group = groups.get(groups.size() - 1);
			var field = FIELD.matcher(line);
			if ((line.startsWith(" ") || line.startsWith("\t")) && !last.isEmpty()) {
				group.merge(last, line.strip(), (value, more) -> value + " " + more);
			}
			else if (field.matches()) {
				last = field.group(1).toLowerCase(Locale.ROOT);
				boolean starts = last.equals("final-recipient") || last.equals("original-recipient");
				if (group.containsKey(last) && (starts || last.equals("action"))) {
					group = new LinkedHashMap<>();
					groups.add(group);
				}
				group.putIfAbsent(last, field.group(2).strip());
			}
		}
		return groups;
	}

	private static Optional<Action> action(Map<String, String> group) {
		String word = group.getOrDefault("action", "").toLowerCase(Locale.ROOT);
		if (word.startsWith("fail") || word.startsWith("undeliver")) {
			return Optional.of(Action.FAILED);
		}
		if (word.startsWith("delay") || word.startsWith("defer")) {
			return Optional.of(Action.DELAYED);
		}
		if (word.startsWith("deliver") || word.startsWith("relay") || word.startsWith("expand")) {
			return Optional.of(Action.RELAYED);
		}
		String status = status(group);
		if (status.isEmpty() || recipient(group).isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(status.startsWith("2") ? Action.RELAYED : Action.FAILED);
	}

	private static String status(Map<String, String> group) {
		return StatusCodes.written(group.getOrDefault("status", "")).orElse("");
	}

	private static Optional<String> recipient(Map<String, String> group) {
		return Addresses.in(group.getOrDefault("final-recipient", ""))
			.stream()
			.findFirst()
			.or(() -> Addresses.in(group.getOrDefault("original-recipient", "")).stream().findFirst());
	}

}
