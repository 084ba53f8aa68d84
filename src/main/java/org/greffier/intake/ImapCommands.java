package org.greffier.intake;

import java.util.ArrayList;
import java.util.List;

import jakarta.mail.FolderClosedException;
import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.jspecify.annotations.Nullable;

/**
 * Says commands in an open folder, over its own connection and no other.
 *
 * @param folder open
 */
record ImapCommands(IMAPFolder folder) {

	boolean has(String capability) throws MessagingException {
		return (Boolean) this.folder.doCommand((protocol) -> protocol.hasCapability(capability));
	}

	List<FetchResponse> fetch(String set, String items) throws MessagingException {
		List<FetchResponse> fetched = new ArrayList<>();
		for (Response response : send("UID FETCH " + set + " " + items, null)) {
			if (response instanceof FetchResponse fetch) {
				fetched.add(fetch);
			}
		}
		return fetched;
	}

	Response[] send(String command, @Nullable Argument argument) throws MessagingException {
		if (!this.folder.isOpen()) {
			// Jakarta Mail would send it over another connection, where nothing is
			// selected.
			throw new FolderClosedException(this.folder, "the connection broke");
		}
		Object responses = this.folder.doCommand((protocol) -> {
			Response[] all = protocol.command(command, argument);
			protocol.notifyResponseHandlers(all);
			Response last = all[all.length - 1];
			if (last.isBYE()) {
				throw new ProtocolException("the connection broke");
			}
			protocol.handleResult(last);
			return all;
		});
		return (Response[]) responses;
	}

	/**
	 * Whether the connection still answers.
	 * @throws MessagingException if it does not
	 */
	void check() throws MessagingException {
		send("NOOP", null);
	}

}
