package org.greffier.jobs;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.greffier.casefile.Documents;
import org.greffier.casefile.Forms;
import org.greffier.casefile.StoredForm;
import org.greffier.form.FormStatus;
import org.greffier.form.Reading;
import org.greffier.reading.ReadOutcome;
import org.greffier.reading.Reader;
import org.greffier.reading.ReadingJson;
import org.greffier.safe.Failpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Step two: every form that was received is read in a worker process, or is the duplicate
 * of an earlier one, or is parked after as many tries as the body allows. As many forms
 * at once as there are workers; each is written in a transaction of its own.
 */
final class Read implements NightStep {

	private static final Logger log = LoggerFactory.getLogger(Read.class);

	private static final String ACTOR = "job:read";

	private final Forms forms;

	private final Documents documents;

	private final Reader reader;

	private final FencedTransactions transactions;

	private final int workers;

	Read(Forms forms, Documents documents, Reader reader, FencedTransactions transactions, int workers) {
		this.forms = forms;
		this.documents = documents;
		this.reader = reader;
		this.transactions = transactions;
		this.workers = workers;
	}

	@Override
	public String name() {
		return "read";
	}

	@Override
	public void run(Night night) {
		ExecutorService pool = Executors.newFixedThreadPool(this.workers);
		try {
			Pages.together(night, (limit) -> this.forms.inState(night.agency().id(), FormStatus.RECEIVED, limit),
					StoredForm::id, (page) -> readAll(night, pool, page));
		}
		finally {
			pool.shutdownNow();
		}
	}

	private void readAll(Night night, ExecutorService pool, List<StoredForm> page) {
		List<Callable<FormStatus>> tasks = page.stream()
			.<Callable<FormStatus>>map((form) -> () -> this.transactions.under(night.lease(), () -> read(night, form)))
			.toList();
		try {
			for (Future<FormStatus> done : pool.invokeAll(tasks)) {
				night.counts().add(name(), done.get().name().toLowerCase(java.util.Locale.ROOT), 1);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted while forms were read", ex);
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof RuntimeException cause) {
				throw cause;
			}
			throw new IllegalStateException("a form could not be read", ex.getCause());
		}
	}

	private FormStatus read(Night night, StoredForm form) {
		if (night.interrupted().getAsBoolean()) {
			return FormStatus.RECEIVED;
		}
		if (this.forms.earlierWithSameBytes(form.id()).isPresent()) {
			move(form, FormStatus.DUPLICATE, "the same bytes as an earlier form");
			return FormStatus.DUPLICATE;
		}
		int most = night.agency().limits().attempts();
		int tries = form.attempts();
		while (tries < most && !night.interrupted().getAsBoolean()) {
			tries = this.transactions.in(() -> this.forms.countAttempt(form.id()));
			if (tryToRead(night, form, tries)) {
				return FormStatus.READ;
			}
		}
		if (tries < most) {
			return FormStatus.RECEIVED;
		}
		move(form, FormStatus.PARKED, "not read in " + tries + " tries");
		return FormStatus.PARKED;
	}

	private boolean tryToRead(Night night, StoredForm form, int tries) {
		try {
			byte[] file = this.documents.open(form.document());
			ReadOutcome outcome = this.reader.read(file, night.agency().limits());
			return outcome.fold((done) -> {
				Failpoint.reached("C-05");
				store(form, done.reading());
				return true;
			}, (failed) -> {
				log.warn("form {}: try {} failed: {}", form.id(), tries, failed.why());
				return false;
			});
		}
		catch (RuntimeException ex) {
			if (FencedTransactions.isOfTheHouse(ex)) {
				throw ex;
			}
			log.warn("form {}: try {} failed", form.id(), tries, ex);
			return false;
		}
	}

	private void store(StoredForm form, Reading reading) {
		byte[] json = ReadingJson.write(reading);
		this.transactions.run(() -> {
			if (this.forms.move(form, FormStatus.READ, ACTOR,
					reading.pages() + " pages, " + reading.problems().size() + " problems")) {
				this.forms.setReading(form.id(), json, reading.kind(), reading.language());
			}
		});
	}

	private void move(StoredForm form, FormStatus to, String why) {
		this.transactions.run(() -> this.forms.move(form, to, ACTOR, why));
	}

}
