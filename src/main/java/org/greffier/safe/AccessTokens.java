package org.greffier.safe;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Signs in to servers, with a password or with an access token. A token is kept until a
 * little before its end and then fetched anew, in the middle of a run too; one that was
 * kept and is refused is dropped and fetched once more. A new one that is refused is not
 * tried again: the server means it, and counts (FAULTS S-08). Time is the machine's
 * steady one, not the clock's (T-03). Nothing is written anywhere. Thread-safe: of many
 * that need the same token, one fetches it.
 */
public final class AccessTokens {

	/** A token is no longer shown when a fifth of its life or this much is left. */
	private static final Duration MARGIN = Duration.ofMinutes(5);

	private static final int FIFTH = 5;

	private final Map<SignIn.Token, Slot> slots = new ConcurrentHashMap<>();

	private final Source source;

	private final LongSupplier nanoTime;

	public AccessTokens() {
		this(TokenEndpoint::fetch, System::nanoTime);
	}

	AccessTokens(Source source, LongSupplier nanoTime) {
		this.source = source;
		this.nanoTime = nanoTime;
	}

	/**
	 * Signs in; a second time only after a kept token was refused.
	 * @param attempt signs in with the secret that it is given, and does not keep it
	 * @param refused whether what an attempt threw means that the secret was refused
	 * @throws X what the last attempt threw
	 * @throws TokenException if there is no token to sign in with
	 */
	public <R, X extends Exception> R signIn(SignIn signIn, Attempt<R, X> attempt, Predicate<Exception> refused)
			throws X, TokenException {
		if (signIn instanceof SignIn.Password word) {
			return attempt.with(word.password());
		}
		Slot slot = this.slots.computeIfAbsent((SignIn.Token) signIn, Slot::new);
		while (true) {
			Shown shown = slot.show();
			try {
				return attempt.with(shown.token());
			}
			catch (Exception ex) {
				if (!refused.test(ex)) {
					throw ex;
				}
				slot.drop(shown);
				if (!shown.kept()) {
					throw ex;
				}
			}
		}
	}

	/** Where tokens come from. */
	@FunctionalInterface
	interface Source {

		TokenEndpoint.Issued fetch(SignIn.Token signIn) throws TokenException;

	}

	/** One try to sign in. */
	@FunctionalInterface
	public interface Attempt<R, X extends Exception> {

		R with(String secret) throws X;

	}

	/**
	 * A token as it is shown to a server.
	 *
	 * @param kept whether it was fetched for an earlier sign-in
	 */
	private record Shown(String token, boolean kept) {

		@Override
		public String toString() {
			return "Shown[]";
		}

	}

	/** The token of one sign-in. */
	private final class Slot {

		private final SignIn.Token signIn;

		private Optional<String> token = Optional.empty();

		private long until;

		Slot(SignIn.Token signIn) {
			this.signIn = signIn;
		}

		synchronized Shown show() throws TokenException {
			long now = AccessTokens.this.nanoTime.getAsLong();
			if (this.token.isPresent() && now - this.until < 0) {
				return new Shown(this.token.get(), true);
			}
			TokenEndpoint.Issued issued = AccessTokens.this.source.fetch(this.signIn);
			long life = issued.lifetime().toNanos();
			this.until = now + life - Math.min(MARGIN.toNanos(), life / FIFTH);
			this.token = Optional.of(issued.token());
			return new Shown(issued.token(), false);
		}

		/** Unless another has fetched a newer one meanwhile. */
		synchronized void drop(Shown shown) {
			this.token = this.token.filter((kept) -> !kept.equals(shown.token()));
		}

	}

}
