package org.greffier.platform;

import java.util.Optional;

import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest. */
final class ProductVersion implements IVersionProvider {

	@Override
	public String[] getVersion() {
		String version = Optional.ofNullable(Greffier.class.getPackage().getImplementationVersion())
			.orElse("from classes");
		return new String[] { "greffier " + version };
	}

}
