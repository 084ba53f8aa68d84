package org.greffier.form;

import java.util.Optional;

/**
 * What was read of one signature box.
 *
 * @param confidence from 0 to 1
 * @param signer the name in the certificate, of a digital signature only; personal
 * @param valid what validation said, of a digital signature that was validated only
 */
public record SignatureReading(SignatureState state, double confidence, Optional<String> signer,
		Optional<Boolean> valid) {

	public SignatureReading {
		if (!(confidence >= 0 && confidence <= 1)) {
			throw new IllegalArgumentException("confidence is from 0 to 1");
		}
	}

	public static SignatureReading of(SignatureState state, double confidence) {
		return new SignatureReading(state, confidence, Optional.empty(), Optional.empty());
	}

	@Override
	public String toString() {
		return "SignatureReading[" + this.state + ", " + this.confidence + "]";
	}

}
