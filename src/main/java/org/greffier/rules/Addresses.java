package org.greffier.rules;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

import com.ibm.icu.text.SpoofChecker;
import org.greffier.catalogue.AddressLists;

/**
 * When two addresses are one mailbox, and when they may be (RULES RAMQ-12, ADR 0004). An
 * address that does not parse is nobody's: it has no form and is like no other.
 */
public final class Addresses {

	/** Unicode UTS #39: texts of one skeleton look alike. */
	private static final SpoofChecker LOOKS = new SpoofChecker.Builder().build();

	private Addresses() {
	}

	/**
	 * The one way to write this mailbox: domain in lower-case ASCII without a final dot,
	 * quotation marks only where needed, the local part's case kept. Equal results are
	 * the same mailbox as written. What mail is sent to.
	 * @return empty when the text is not exactly one address
	 */
	public static Optional<String> canonical(String text) {
		return Mailbox.parse(text).map(Mailbox::written);
	}

	/**
	 * The mailbox that a provider would most likely deliver to: full-width letters, case,
	 * plus-tag, the provider's other domains and its ignored dots folded away. Equal
	 * results may be the same mailbox. Never send to it.
	 * @return empty when the text is not exactly one address
	 */
	public static Optional<String> folded(String text, AddressLists lists) {
		return Mailbox.parse(text).map((mailbox) -> fold(mailbox, lists).written());
	}

	/** Whether both are the same mailbox as written. */
	static boolean same(String one, String other) {
		Optional<String> canonical = canonical(one);
		return canonical.isPresent() && canonical.equals(canonical(other));
	}

	/**
	 * Why two addresses that are not the same as written may be one mailbox.
	 * @return a sign for the finding's detail, such as {@code A = a}; empty when nothing
	 * speaks for it
	 */
	static Optional<String> alike(String one, String other, AddressLists lists) {
		Optional<Mailbox> first = Mailbox.parse(one);
		Optional<Mailbox> second = Mailbox.parse(other);
		if (first.isEmpty() || second.isEmpty()) {
			return Optional.empty();
		}
		Mailbox a = first.get();
		Mailbox b = second.get();
		for (Fold fold : Fold.values()) {
			a = fold.apply(a, lists);
			b = fold.apply(b, lists);
			if (a.equals(b)) {
				return Optional.of(fold.sign);
			}
		}
		return related(a, b);
	}

	private static Optional<String> related(Mailbox a, Mailbox b) {
		if (skeleton(a).equals(skeleton(b))) {
			return Optional.of("l = 1");
		}
		if (a.domain().equals(b.domain())
				&& (isSubAddress(a.local(), b.local()) || isSubAddress(b.local(), a.local()))) {
			return Optional.of("-");
		}
		if (a.local().equals(b.local())
				&& (a.domain().endsWith("." + b.domain()) || b.domain().endsWith("." + a.domain()))) {
			return Optional.of("@");
		}
		return Optional.empty();
	}

	/** {@code marie-1} of {@code marie}: some servers tag with a hyphen or underscore. */
	private static boolean isSubAddress(String tagged, String base) {
		return tagged.length() > base.length() + 1 && tagged.startsWith(base)
				&& "-_".indexOf(tagged.charAt(base.length())) >= 0;
	}

	private static String skeleton(Mailbox mailbox) {
		String text = mailbox.local() + "@" + mailbox.unicodeDomain();
		return LOOKS.getSkeleton(LOOKS.getSkeleton(text).toLowerCase(Locale.ROOT)).toLowerCase(Locale.ROOT);
	}

	private static Mailbox fold(Mailbox mailbox, AddressLists lists) {
		Mailbox folded = mailbox;
		for (Fold fold : Fold.values()) {
			folded = fold.apply(folded, lists);
		}
		return folded;
	}

	/** What is folded away, in this order; each keeps what those before it did. */
	private enum Fold {

		WIDTH("ａ = a") {
			@Override
			Mailbox apply(Mailbox m, AddressLists lists) {
				return local(m, (local) -> Normalizer.normalize(local, Normalizer.Form.NFKC));
			}
		},
		CASE("A = a") {
			@Override
			Mailbox apply(Mailbox m, AddressLists lists) {
				return local(m, (local) -> local.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
			}
		},
		TAG("+") {
			@Override
			Mailbox apply(Mailbox m, AddressLists lists) {
				return local(m, (local) -> (local.indexOf('+') > 0) ? local.substring(0, local.indexOf('+')) : local);
			}
		},
		ALIAS("@") {
			@Override
			Mailbox apply(Mailbox m, AddressLists lists) {
				return new Mailbox(m.local(), lists.aliases().getOrDefault(m.domain(), m.domain()));
			}
		},
		DOTS(".") {
			@Override
			Mailbox apply(Mailbox m, AddressLists lists) {
				return lists.dotsIgnored().contains(m.domain()) ? local(m, (local) -> local.replace(".", "")) : m;
			}
		};

		private final String sign;

		Fold(String sign) {
			this.sign = sign;
		}

		abstract Mailbox apply(Mailbox mailbox, AddressLists lists);

		private static Mailbox local(Mailbox mailbox, UnaryOperator<String> change) {
			String changed = change.apply(mailbox.local());
			return changed.isEmpty() ? mailbox : new Mailbox(changed, mailbox.domain());
		}

	}

}
