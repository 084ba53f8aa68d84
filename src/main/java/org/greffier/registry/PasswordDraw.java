package org.greffier.registry;

import java.security.SecureRandom;

import org.greffier.catalogue.PasswordPolicy;

/**
 * Draws temporary passwords: letters and digits that nobody takes for one another in
 * print, each as probable as any other.
 */
final class PasswordDraw {

	/** Without 0 O o, 1 I l i, 5 S s, 2 Z z, 8 B. */
	private static final String ALPHABET = "ACDEFGHJKLMNPQRTUVWXYabcdefghjkmnpqrtuvwxy34679";

	private static final int LEAST_LENGTH = 14;

	private static final double LEAST_BITS = 70;

	private final SecureRandom random = new SecureRandom();

	/**
	 * One password of the policy's length, which the caller wipes.
	 * @throws IllegalArgumentException if the length is less than 14 or holds less than
	 * 70 bits
	 */
	char[] draw(PasswordPolicy policy) {
		if (policy.length() < LEAST_LENGTH || bits(policy.length()) < LEAST_BITS) {
			throw new IllegalArgumentException("password.length in job.yaml is " + LEAST_LENGTH + " or more");
		}
		char[] password = new char[policy.length()];
		for (int i = 0; i < password.length; i++) {
			password[i] = ALPHABET.charAt(this.random.nextInt(ALPHABET.length()));
		}
		return password;
	}

	/** The bits of a password of so many characters. */
	static double bits(int length) {
		return length * Math.log(ALPHABET.length()) / Math.log(2);
	}

}
