package org.greffier.scan;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Names and addresses that nobody bears, in the letters that French Canada writes, and in
 * those that readers confuse.
 */
final class People {

	private static final List<String> GIVEN = List.of("Zoé", "Noël", "Anne-Sophie", "Jean-François", "Aurèle", "Chloé",
			"Loïc", "Maëlle", "François", "Hélène", "Rémi", "Kim-Lan", "Brendan", "Thérèse", "Gaëtan", "Mélissa",
			"Benoît", "Cécilia", "Olivier", "William", "Ulysse", "Édith", "Ève", "Xavier", "Yannick", "Fatoumata",
			"Örjan", "Íñigo", "Ilse", "Jill", "Will", "Lili", "Émile", "Marie-Josée", "Hugo", "Vivianne");

	private static final List<String> FAMILY = List.of("Tremblay-Côté", "D’Amours", "L'Écuyer", "Bélanger", "Gagné",
			"St-Onge", "Lévesque", "Archambault", "Kowalczyk", "O'Neill", "Nguyen", "Quenneville", "Fairweather",
			"Pelletier", "Lachapelle", "Dandurand", "Villeneuve", "Illy", "Müller", "Ouellet-Roy", "Beaulieu", "Cœur",
			"Wawanoloath", "McDonald", "Desrosiers", "Charbonneau", "Éthier", "Çelik", "Godin", "Vermette",
			"de la Durantaye", "Le Blanc", "Lavallière", "Hébert", "Jolicœur");

	private static final List<String> HEADS = List.of("b", "c", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "qu",
			"r", "s", "t", "v", "w", "x", "z", "br", "cl", "dr", "fl", "gr", "pl", "st", "tr", "vr", "");

	private static final List<String> HEARTS = List.of("a", "e", "i", "o", "u", "y", "ai", "ou", "ie", "eau", "oi");

	private static final List<String> TAILS = List.of("", "", "", "l", "n", "r", "s", "t", "x", "nd", "rt", "ll");

	/** What readers confuse: each string holds one side of a pair, or both. */
	private static final List<String> ALIKE = List.of("l1", "1l", "il", "li", "i1", "ill", "o0", "0o", "00", "oo", "rn",
			"rnm", "mrn", "vv", "vvw", "wvv", "cl", "cld", "dcl", "l0l", "1o1", "rni", "nn", "ii");

	private static final List<String> DOMAINS = List.of("test", "example", "ca.test", "qc.ca.test", "com.test",
			"gouv.qc.test", "org.example", "net.example", "info.test", "sante.test");

	private final SplittableRandom random;

	People(SplittableRandom random) {
		this.random = random;
	}

	String givenName() {
		return any(GIVEN);
	}

	/** One of a list, or two of them with a hyphen; now and then one that was made up. */
	String familyName() {
		int kind = this.random.nextInt(6);
		String made = word(2, 3);
		return (kind == 0) ? any(FAMILY) + "-" + any(FAMILY).replace(" ", "")
				: (kind < 3) ? Character.toUpperCase(made.charAt(0)) + made.substring(1) : any(FAMILY);
	}

	String organisation() {
		return any(List.of("Clinique ", "CLSC ", "Pharmacie ", "Coopérative ", "Centre ", "Services ")) + familyName()
				+ any(List.of("", " inc.", " & fils", " (Québec)", " ltée", " enr."));
	}

	/** From 9 to 60 characters; a third of them hold look-alike pairs. */
	String address() {
		boolean alike = this.random.nextInt(3) == 0;
		String address = local(alike) + "@" + host(alike) + "." + any(DOMAINS);
		return (address.length() <= 60) ? address : address();
	}

	private String local(boolean alike) {
		StringBuilder local = new StringBuilder(word(1, 3));
		int more = this.random.nextInt(5);
		if (more < 3) {
			local.append(any(List.of(".", "-", "_", ".", "+"))).append(word(1, 3));
		}
		if (more == 2 || more == 3) {
			local.append(this.random.nextInt(10_000));
		}
		if (alike) {
			int at = this.random.nextInt(local.length() + 1);
			local.insert(at, any(ALIKE)).append(any(ALIKE));
		}
		return local.toString();
	}

	private String host(boolean alike) {
		String host = word(1, 4) + ((this.random.nextInt(4) == 0) ? "-" + word(1, 3) : "");
		return alike ? host + any(ALIKE) + word(1, 1) : host;
	}

	/** So many syllables at least and at most. */
	private String word(int least, int most) {
		StringBuilder word = new StringBuilder();
		int syllables = this.random.nextInt(least, most + 1);
		for (int i = 0; i < syllables; i++) {
			word.append(any(HEADS)).append(any(HEARTS)).append(any(TAILS));
		}
		return word.toString();
	}

	String digits(int count) {
		StringBuilder digits = new StringBuilder();
		for (int i = 0; i < count; i++) {
			digits.append((char) ('0' + this.random.nextInt(10)));
		}
		return digits.toString();
	}

	<T> T any(List<T> of) {
		return of.get(this.random.nextInt(of.size()));
	}

}
