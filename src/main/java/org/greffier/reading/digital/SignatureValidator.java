package org.greffier.reading.digital;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges every digital signature of a file by our own policy ({@code policy.xml}). What
 * it cannot make out is broken; nothing that a file does ends in an exception. Loads the
 * library when it is first needed, which takes seconds. Used by one thread at a time.
 */
public final class SignatureValidator {

	private static final Logger log = LoggerFactory.getLogger(SignatureValidator.class);

	private final TrustAnchors anchors;

	private @Nullable Library library;

	/**
	 * A validator that trusts these. Where there are any it loads half of the library at
	 * once, a second of CPU time, so that the first signed file does not wait for it.
	 */
	public SignatureValidator(TrustAnchors anchors) {
		this.anchors = anchors;
		if (!anchors.certificates().isEmpty()) {
			library();
		}
	}

	/**
	 * What each signature of the file is worth, in the order of their revisions.
	 * @param file a PDF whose caps were looked at
	 * @return empty when the file as a whole could not be validated
	 */
	public Optional<List<DigitalSignature>> validate(byte[] file) {
		Library loaded = library();
		try {
			return Optional.of(loaded.judge(file));
		}
		catch (StackOverflowError | RuntimeException ex) {
			log.debug("validation gave up: {}", ex.getClass().getSimpleName());
			return Optional.empty();
		}
	}

	private Library library() {
		if (this.library == null) {
			this.library = new Library(this.anchors);
		}
		return this.library;
	}

}
