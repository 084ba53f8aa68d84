package org.greffier.catalogue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The folders that bodies name in their mailboxes. Each is one body's alone, so that who
 * holds a body's lease is alone in its mailboxes (ADR 2), and each of a body's is named
 * once, so that a mail that was moved is not a new one and none is counted twice.
 */
final class MailboxFolders {

	private final Map<String, Path> takenBy = new HashMap<>();

	/** Takes a body's folders; a mistake for each that is taken. */
	void take(YamlFile file, List<MailboxSettings> mailboxes) {
		List<YamlItem> items = MailboxKeys.each(YamlItem.top(file).at("mailbox"));
		Set<String> names = new HashSet<>();
		Set<String> own = new HashSet<>();
		for (int i = 0; i < items.size(); i++) {
			MailboxSettings mailbox = mailboxes.get(i);
			YamlItem item = items.get(i);
			if (!names.add(mailbox.name())) {
				item.mistakeAt("name", mailbox.name().isEmpty() ? "is missing" : "is that of another mailbox",
						"a name that no other mailbox of the body has; one may be without");
			}
			Place place = new Place(file.path(), mailbox.imap().toLowerCase(Locale.ROOT) + " " + mailbox.user() + " ",
					own);
			for (int folder = 0; folder < mailbox.folders().size(); folder++) {
				String key = item.find("folder").filter(YamlItem::isList).isPresent() ? "#" + folder : "";
				take(item, "folder", key, mailbox.folders().get(folder), place);
			}
			take(item, "processed", "", mailbox.processed(), place);
			take(item, "problem", "", mailbox.problem(), place);
		}
	}

	private void take(YamlItem item, String key, String step, String folder, Place place) {
		YamlItem at = step.isEmpty() ? item : item.at(key);
		String last = step.isEmpty() ? key : step;
		String name = place.account() + (folder.equalsIgnoreCase("INBOX") ? "INBOX" : folder);
		if (!place.own().add(name)) {
			at.mistakeAt(last, "is the same folder as another of this mailbox", "folders that differ");
		}
		Path first = this.takenBy.putIfAbsent(name, place.file());
		if (first != null && !first.equals(place.file())) {
			at.mistakeAt(last, "is a folder of the same mailbox as in " + first,
					"a mailbox or a folder that no other body names");
		}
	}

	/**
	 * Where a folder is named.
	 *
	 * @param account server and user
	 * @param own what the body has named so far
	 */
	private record Place(Path file, String account, Set<String> own) {
	}

}
