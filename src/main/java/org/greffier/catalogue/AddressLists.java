package org.greffier.catalogue;

import java.util.Map;
import java.util.Set;

/**
 * What a body knows of addresses.
 *
 * @param shared local parts that name a role or a desk, folded to lower case (RULES
 * RAMQ-13)
 * @param disposable domains of throw-away addresses
 * @param providers domains whose misspelling is noticed, such as {@code gmail.com}
 * @param dotsIgnored domains whose local parts ignore dots
 * @param aliases domains that are another's mailbox: {@code googlemail.com} is
 * {@code gmail.com}
 * @param unreachable domains, top-level ones too, that no mail of the Internet reaches:
 * {@code localhost}, {@code local}
 */
public record AddressLists(Set<String> shared, Set<String> disposable, Set<String> providers, Set<String> dotsIgnored,
		Map<String, String> aliases, Set<String> unreachable) {

	public AddressLists {
		shared = Set.copyOf(shared);
		disposable = Set.copyOf(disposable);
		providers = Set.copyOf(providers);
		dotsIgnored = Set.copyOf(dotsIgnored);
		aliases = Map.copyOf(aliases);
		unreachable = Set.copyOf(unreachable);
	}

}
