package org.greffier.intake.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds addresses in what machines write. They are shown, never written to. */
final class Addresses {

	private static final int MOST = 20;

	private static final Pattern ADDRESS = Pattern
		.compile("[\\p{L}\\d.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[\\p{L}\\d_-]{1,63}\\.){1,10}[\\p{L}\\d-]{2,63}");

	/** What stands before an address that sent. */
	private static final Pattern SENDER = Pattern.compile("(?:from|sent by|de|sender|von)[ :\\t]*<?$",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern OF_THE_HOUSE = Pattern
		.compile("(?:postmaster|mailer-daemon|abuse|support|no-?reply|helpdesk)@.*");

	private Addresses() {
	}

	/** All addresses of a text, each once, in order. */
	static List<String> in(String text) {
		return in(text, "");
	}

	/** Those to which something was sent, as far as the words around them tell. */
	static List<String> sentTo(String text, String own) {
		List<String> all = in(text, own);
		List<String> named = all.stream()
			.filter((address) -> !OF_THE_HOUSE.matcher(address.toLowerCase(Locale.ROOT)).matches())
			.toList();
		return named.isEmpty() ? all : named;
	}

	private static List<String> in(String text, String own) {
		List<String> found = new ArrayList<>();
		Matcher address = ADDRESS.matcher(text);
		while (address.find() && found.size() < MOST) {
			boolean sender = SENDER.matcher(text.substring(Math.max(0, address.start() - 20), address.start())).find();
			String written = address.group();
			if (!sender && !found.contains(written)
					&& !own.toLowerCase(Locale.ROOT).contains(written.toLowerCase(Locale.ROOT))) {
				found.add(written);
			}
		}
		return found;
	}

}
