package org.greffier.platform;

import java.io.IOException;
import java.util.List;

import jakarta.mail.MessagingException;

/** The mail host of a benchmark, in processes of its own. */
interface BenchMail extends AutoCloseable {

	/** The login and the password of the body's mailbox. */
	String LOGIN = "ramq";

	/** What it is, for the report. */
	String kind();

	int imapPort();

	int smtpPort();

	/** Puts mails in the body's mailbox. */
	void deliver(List<byte[]> mails) throws IOException, MessagingException;

	/** The CPU seconds that it used until now. */
	double cpuSeconds();

	@Override
	void close() throws IOException;

}
