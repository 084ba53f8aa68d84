package org.greffier.catalogue;

import java.time.DateTimeException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads {@code calendars.yaml}: business calendars by name. */
final class CalendarsFile {

	private CalendarsFile() {
	}

	static Map<String, BusinessCalendar> of(YamlFile file) {
		Map<String, BusinessCalendar> calendars = new HashMap<>();
		YamlItem.top(file).entries().forEach((name, item) -> calendars.put(name, calendar(item)));
		return Map.copyOf(calendars);
	}

	private static BusinessCalendar calendar(YamlItem item) {
		List<Holiday> holidays = item.get("holidays", YamlItem::items, List.<YamlItem>of())
			.stream()
			.flatMap((rule) -> holiday(rule).stream())
			.toList();
		return new BusinessCalendar(
				item.get("closed", YamlItem::items, List.<YamlItem>of())
					.stream()
					.map((day) -> Holiday.dayOfWeek(day.string()))
					.collect(Collectors.toUnmodifiableSet()),
				BusinessCalendar.Moved.valueOf(item.get("moved", YamlItem::string, "none").toUpperCase(Locale.ROOT)),
				holidays);
	}

	private static Optional<Holiday> holiday(YamlItem rule) {
		try {
			return Optional.of(Holiday.of(rule.string()));
		}
		catch (DateTimeException ex) {
			rule.mistake(rule.quoted(), "a day that there is, such as 12-25");
			return Optional.empty();
		}
	}

}
