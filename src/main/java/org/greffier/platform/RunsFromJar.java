package org.greffier.platform;

import java.nio.file.Path;
import java.util.Optional;

/** Whether this JVM was started with {@code java -jar greffier.jar}. */
final class RunsFromJar {

	private static final String LAUNCHER = "org.springframework.boot.loader.launch.JarLauncher";

	private RunsFromJar() {
	}

	/** The jar; empty when the product runs from classes. */
	static Optional<Path> jar() {
		try {
			Class.forName(LAUNCHER, false, ClassLoader.getSystemClassLoader());
			return Optional.of(Path.of(System.getProperty("java.class.path")).toAbsolutePath());
		}
		catch (ClassNotFoundException ex) {
			return Optional.empty();
		}
	}

}
