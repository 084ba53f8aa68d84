package org.greffier.jobs;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

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
 * at once as there are workers; one more waits, so that no worker does.
 */
final class Read implements NightStep {

	private static final Logger log = LoggerFactory.getLogger(Read.class);

	private static final String ACTOR = "job:read";

	/** Forms that are fetched and written down while the workers read others. */
	private static final int AHEAD = 2;

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
		Semaphore turns = new Semaphore(this.workers + 1);
		try (Lanes lanes = new Lanes(night, this.transactions, this.workers + AHEAD)) {
			Pages.together(night, (limit) -> this.forms.inState(night.agency().id(), FormStatus.RECEIVED, limit),
					StoredForm::id, (page) -> lanes.each(page, (form) -> {
						FormStatus status = read(night, form, turns);
						night.counts().add(name(), status.name().toLowerCase(Locale.ROOT), 1);
					}));
		}
	}

	private FormStatus read(Night night, StoredForm form, Semaphore turns) {
		if (this.forms.earlierWithSameBytes(form.id()).isPresent()) {
			move(form, FormStatus.DUPLICATE, "the same bytes as an earlier form");
			return FormStatus.DUPLICATE;
		}
		int most = night.agency().limits().attempts();
		int tries = form.attempts();
		while (tries < most && !night.interrupted().getAsBoolean()) {
			Optional<byte[]> file = trying(form, () -> Optional.of(this.documents.open(form.document())));
			Optional<Reading> reading = Optional.empty();
			turns.acquireUninterruptibly();
			try {
				tries = this.transactions.in(() -> this.forms.countAttempt(form.id()));
				reading = file.flatMap((bytes) -> trying(form, () -> read(night, form, bytes)));
			}
			finally {
				turns.release();
			}
			if (reading.flatMap((read) -> trying(form, () -> store(form, read))).isPresent()) {
				return FormStatus.READ;
			}
		}
		if (tries < most) {
			return FormStatus.RECEIVED;
		}
		move(form, FormStatus.PARKED, "not read in " + tries + " tries");
		return FormStatus.PARKED;
	}

	private Optional<Reading> read(Night night, StoredForm form, byte[] file) {
		ReadOutcome outcome = this.reader.read(file, night.agency().limits());
		return outcome.fold((done) -> {
			Failpoint.reached("C-05");
			return Optional.of(done.reading());
		}, (failed) -> {
			log.warn("form {}: a try failed: {}", form.id(), failed.why());
			return Optional.empty();
		});
	}

	private Optional<Boolean> store(StoredForm form, Reading reading) {
		byte[] json = ReadingJson.write(reading);
		return this.transactions.in(() -> {
			if (this.forms.move(form, FormStatus.READ, ACTOR,
					reading.pages() + " pages, " + reading.problems().size() + " problems")) {
				this.forms.setReading(form.id(), json, reading.kind(), reading.language());
			}
			return Optional.of(true);
		});
	}

	/** A part of one try; empty when it failed because of this form. */
	private static <T> Optional<T> trying(StoredForm form, Supplier<Optional<T>> part) {
		try {
			return part.get();
		}
		catch (RuntimeException ex) {
			if (FencedTransactions.isOfTheHouse(ex)) {
				throw ex;
			}
			log.warn("form {}: a try failed", form.id(), ex);
			return Optional.empty();
		}
	}

	private void move(StoredForm form, FormStatus to, String why) {
		this.transactions.run(() -> this.forms.move(form, to, ACTOR, why));
	}

}
