package org.greffier.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What {@code ${NAME}} in {@code job.yaml} stands for: the environment's word, else the
 * file of that name in the secrets folder.
 */
final class SecretNames {

	private static final long MOST_BYTES = 64 * 1024;

	private SecretNames() {
	}

	static Map<String, String> of(@Nullable Path folder) {
		Map<String, String> names = new HashMap<>();
		if (folder != null) {
			for (Path file : files(folder)) {
				names.put(String.valueOf(file.getFileName()), read(file));
			}
		}
		names.putAll(System.getenv());
		return names;
	}

	private static List<Path> files(Path folder) {
		try (Stream<Path> entries = Files.list(folder)) {
			return entries.filter(Files::isRegularFile).toList();
		}
		catch (IOException ex) {
			throw Refusal.wrongUse("greffier.secrets: the folder " + folder + " cannot be read");
		}
	}

	private static String read(Path file) {
		try {
			return (Files.size(file) > MOST_BYTES) ? "" : Files.readString(file).strip();
		}
		catch (IOException ex) {
			throw Refusal.wrongUse("greffier.secrets: the file " + file + " cannot be read as text");
		}
	}

}
