package org.greffier.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import jakarta.mail.MessagingException;
import org.greffier.catalogue.Agency;
import org.greffier.catalogue.Inbox;
import org.greffier.catalogue.MailboxSettings;
import org.greffier.safe.AccessTokens;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.integration.channel.NullChannel;
import org.springframework.integration.mail.inbound.ImapIdleChannelAdapter;
import org.springframework.integration.mail.inbound.ImapMailReceiver;
import org.springframework.scheduling.TaskScheduler;

/**
 * Tells that mail may have come: by IDLE where the server has it, and by a look at every
 * {@code poll} anyway, for an IDLE connection can die without a word (FAULTS I-12).
 * Signals only; what it signals collects, and decisions wait for the night unless the
 * body says continuous.
 */
public final class Triggers implements SmartLifecycle {

	private static final Logger LOG = LoggerFactory.getLogger(Triggers.class);

	private final Collection<Agency> agencies;

	private final Consumer<Agency> signal;

	private final TaskScheduler scheduler;

	private final ImapConnection connection;

	private final BeanFactory beans;

	private final List<ScheduledFuture<?>> polls = new ArrayList<>();

	private final List<ImapIdleChannelAdapter> idles = new ArrayList<>();

	/**
	 * Makes triggers that are started and stopped with the context.
	 * @param signal called on a thread of the scheduler; may come too often, and while
	 * the one before is at work
	 * @param tokens by which mailboxes are signed in to
	 * @param beans that the adapters of Spring Integration ask for
	 */
	public Triggers(Collection<Agency> agencies, Consumer<Agency> signal, TaskScheduler scheduler, AccessTokens tokens,
			BeanFactory beans) {
		this.agencies = List.copyOf(agencies);
		this.signal = signal;
		this.scheduler = scheduler;
		this.connection = new ImapConnection(tokens);
		this.beans = beans;
	}

	@Override
	public synchronized void start() {
		for (Agency agency : this.agencies) {
			agency.mailboxes()
				.stream()
				.map(MailboxSettings::poll)
				.min(Comparator.naturalOrder())
				.ifPresent((poll) -> this.polls.add(this.scheduler.scheduleWithFixedDelay(() -> signal(agency), poll)));
			agency.inboxes().forEach(this::watch);
		}
	}

	private void watch(Inbox inbox) {
		ImapIdleChannelAdapter idle = new ImapIdleChannelAdapter(new Watch(inbox));
		idle.setBeanFactory(this.beans);
		idle.setTaskScheduler(this.scheduler);
		idle.setOutputChannel(new NullChannel());
		idle.setReconnectDelay(inbox.mailbox().poll().toMillis());
		idle.setAutoStartup(false);
		idle.afterPropertiesSet();
		idle.start();
		this.idles.add(idle);
	}

	@Override
	public synchronized void stop() {
		this.polls.forEach((poll) -> poll.cancel(false));
		this.idles.forEach(ImapIdleChannelAdapter::destroy);
		this.polls.clear();
		this.idles.clear();
	}

	@Override
	public synchronized boolean isRunning() {
		return !this.polls.isEmpty();
	}

	/** A signal that fails must not end the poll. */
	private void signal(Agency agency) {
		try {
			this.signal.accept(agency);
		}
		catch (RuntimeException ex) {
			LOG.warn("trigger {}: failed with {}", agency.id(), ex.getClass().getName());
		}
	}

	/**
	 * A receiver that receives nothing, since it never shows a folder: Spring's own
	 * copies whole mails and sets flags before our commit.
	 */
	private final class Watch extends ImapMailReceiver {

		private final Inbox inbox;

		private final AtomicReference<@Nullable ImapMailbox> open = new AtomicReference<>();

		Watch(Inbox inbox) {
			this.inbox = inbox;
		}

		@Override
		public void waitForNewMessages() throws MessagingException {
			try (ImapMailbox mailbox = ImapMailbox.watch(Triggers.this.connection, this.inbox)) {
				this.open.set(mailbox);
				if (!mailbox.uids().isEmpty()) {
					signal(this.inbox.agency());
				}
				mailbox.idle(Triggers.this.scheduler, this.inbox.mailbox().poll());
			}
			catch (MessagingException | IllegalStateException ex) {
				// Spring connects again after this type alone, and logs what is thrown; a
				// server's words may name the account.
				throw new MessagingException("the watch on the mailbox " + this.inbox.key() + " broke");
			}
			finally {
				this.open.set(null);
			}
		}

		@Override
		public void destroy() {
			super.destroy();
			ImapMailbox mailbox = this.open.get();
			if (mailbox != null) {
				mailbox.close();
			}
		}

	}

}
