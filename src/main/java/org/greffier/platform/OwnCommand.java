package org.greffier.platform;

import java.io.File;
import java.util.ArrayList;
import java.util.List;

/** How to start this same product in another JVM: from the jar or from the class path. */
final class OwnCommand {

	private static final String LAUNCHER = "org.springframework.boot.loader.launch.JarLauncher";

	private OwnCommand() {
	}

	/**
	 * The whole command line.
	 * @param jvm options of the other JVM, such as {@code -Xmx512m}
	 */
	static List<String> of(List<String> jvm, List<String> arguments) {
		List<String> line = new ArrayList<>();
		line.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
		line.addAll(jvm);
		String classPath = System.getProperty("java.class.path");
		line.addAll(isJar() ? List.of("-jar", classPath) : List.of("-cp", classPath, Greffier.class.getName()));
		line.addAll(arguments);
		return line;
	}

	private static boolean isJar() {
		try {
			Class.forName(LAUNCHER, false, ClassLoader.getSystemClassLoader());
			return true;
		}
		catch (ClassNotFoundException ex) {
			return false;
		}
	}

}
