package org.greffier.form;

/**
 * A form kind and the version of its blank, as the QR code of each page says it.
 *
 * @param kind the kind's name in the catalogue, such as {@code ramq-delegation}
 * @param version 1 or more
 */
public record KindVersion(String kind, int version) {

	public KindVersion {
		if (!kind.matches("[a-z][a-z0-9-]{1,39}") || version < 1) {
			throw new IllegalArgumentException("not a form kind and version");
		}
	}

	@Override
	public String toString() {
		return this.kind + "|" + this.version;
	}

}
