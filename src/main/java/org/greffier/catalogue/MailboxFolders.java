package org.greffier.catalogue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The folders that bodies name in their mailboxes. Each is one body's alone, so that who
 * holds a body's lease is alone in its mailbox (ADR 2), and each of a body's three is
 * another, so that a mail that was moved is not a new one.
 */
final class MailboxFolders {

	private final Map<String, Path> takenBy = new HashMap<>();

	/** Takes a body's folders; a mistake for each that is taken. */
	void take(YamlFile file, MailboxSettings mailbox) {
		YamlItem item = YamlItem.top(file).at("mailbox");
		String account = mailbox.imap().toLowerCase(Locale.ROOT) + " " + mailbox.user() + " ";
		Set<String> own = new HashSet<>();
		folders(mailbox).forEach((key, folder) -> {
			if (!own.add(folder)) {
				item.mistakeAt(key, "is the same folder as another of this mailbox", "three folders that differ");
			}
			Path first = this.takenBy.putIfAbsent(account + folder, file.path());
			if (first != null && !first.equals(file.path())) {
				item.mistakeAt(key, "is a folder of the same mailbox as in " + first,
						"a mailbox or a folder that no other body names");
			}
		});
	}

	/** In the order in which a mistake is told. */
	private static Map<String, String> folders(MailboxSettings mailbox) {
		Map<String, String> folders = new LinkedHashMap<>();
		folders.put("folder", name(mailbox.folder()));
		folders.put("processed", name(mailbox.processed()));
		folders.put("problem", name(mailbox.problem()));
		return folders;
	}

	/** INBOX alone is the same in any case (RFC 3501 section 5.1). */
	private static String name(String folder) {
		return folder.equalsIgnoreCase("INBOX") ? "INBOX" : folder;
	}

}
