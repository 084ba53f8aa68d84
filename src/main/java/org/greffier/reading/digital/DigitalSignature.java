package org.greffier.reading.digital;

import java.util.List;
import java.util.Optional;

/**
 * One digital signature of a file, judged on its own revision of it.
 *
 * @param fields the full names of the signature fields that hold it; more than one is odd
 * @param signer the name in its certificate; personal
 * @param worth what validation said
 * @param end of the revision that it signs, in bytes from the file's beginning; 0 when
 * what it says of that is wrong
 * @param changed pages that look different than when it was made, as far as is known
 */
public record DigitalSignature(List<String> fields, Optional<String> signer, Worth worth, int end,
		List<Integer> changed) {

	public DigitalSignature {
		fields = List.copyOf(fields);
		changed = List.copyOf(changed);
	}

	/** A signature of which nothing could be made. */
	static DigitalSignature broken(String field) {
		return new DigitalSignature(List.of(field), Optional.empty(), Worth.BROKEN, 0, List.of());
	}

	@Override
	public String toString() {
		return "DigitalSignature[" + this.worth + "]";
	}

	/** What a signature is worth by itself, whoever made it. */
	public enum Worth {

		/** Intact, by a certificate that a trusted one issued; nothing fails. */
		GOOD,

		/**
		 * Intact, but nobody whom we trust answers for its maker: another issuer, or a
		 * certificate that is expired, revoked, weak or made for something else.
		 */
		UNTRUSTED,

		/** What it signed was changed afterwards, beyond filling fields and signing. */
		CHANGED,

		/** No signature of these bytes at all: forged, damaged or malformed. */
		BROKEN

	}

}
