package org.greffier.catalogue;

import java.time.Duration;
import java.util.List;

/**
 * The key {@code mailbox} of a body: one mailbox, or a list of them.
 *
 * @param variables what the names of servers, users and secrets stand for
 */
record MailboxKeys(Variables variables) {

	/** Servers end an IDLE of half an hour (RFC 2177). */
	private static final Duration LONGEST_POLL = Duration.ofMinutes(29);

	List<MailboxSettings> of(YamlItem mailbox) {
		return each(mailbox).stream().map(this::settings).toList();
	}

	/** The items of a list; what is none is its only one. */
	static List<YamlItem> each(YamlItem item) {
		return item.isList() ? item.items() : List.of(item);
	}

	private MailboxSettings settings(YamlItem item) {
		return new MailboxSettings(item.get("name", YamlItem::string, ""),
				this.variables.address(item.at("imap"), "imap"), this.variables.value(item.at("user")),
				item.find("address").map(YamlItem::string), new SignInKeys(this.variables).of(item).orElseThrow(),
				item.get("folder", (folder) -> each(folder).stream().map(YamlItem::string).toList(), List.of("INBOX")),
				item.get("processed", YamlItem::string, "Processed"), item.get("problem", YamlItem::string, "Problem"),
				item.get("authentication", YamlItem::string, "required"),
				item.find("authentication-server").map(YamlItem::string), poll(item),
				item.duration("timeout", SignInKeys.TIMEOUT));
	}

	private static Duration poll(YamlItem item) {
		Duration poll = item.duration("poll", Duration.ofMinutes(1));
		if (poll.compareTo(LONGEST_POLL) > 0) {
			item.mistakeAt("poll", item.at("poll").quoted(), "at most PT29M, for servers end what waits longer");
		}
		return poll;
	}

}
