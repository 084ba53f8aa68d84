package org.greffier.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Where a demonstration keeps its database, its keys and its passwords; keys and
 * passwords are made once a folder and readable by their owner alone.
 */
record DemoFolder(Path root) {

	private static final int KEY_BYTES = 32;

	/** The folder as it is. */
	static DemoFolder of(Path root) throws IOException {
		DemoFolder folder = new DemoFolder(root.toAbsolutePath().normalize());
		Files.createDirectories(folder.database());
		return folder;
	}

	/**
	 * The folder with an empty database; what a killed demonstration left is ended first.
	 * @throws Refusal if another one is at work in it
	 */
	static DemoFolder fresh(Path root) throws IOException {
		DemoFolder folder = of(root);
		Path data = folder.database().resolve("data");
		try (FileChannel channel = FileChannel.open(folder.database().resolve("host.lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE); @Nullable
		FileLock lock = channel.tryLock()) {
			if (lock == null) {
				throw Refusal.failed("another demonstration is at work in " + folder.root() + "; give one --data DIR");
			}
			OrphanedServer.end(data.resolve("postmaster.pid"));
			if (Files.exists(data)) {
				delete(data);
			}
		}
		return folder;
	}

	private static void delete(Path tree) throws IOException {
		try (Stream<Path> files = Files.walk(tree)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		}
	}

	Path database() {
		return this.root.resolve("database");
	}

	/** Where a child process writes what went wrong. */
	Path log(String name) {
		return this.root.resolve(name + ".log");
	}

	/** The password of a mailbox. */
	String password(String name) throws IOException {
		return PasswordFile.of(this.root, name).read();
	}

	/** The product's keys (see {@code safe.Keys}). */
	Path keys() throws IOException {
		Path file = this.root.resolve("keys");
		if (!Files.exists(file)) {
			Files.createFile(file, PasswordFile.ownerAlone());
			Files.write(file, List.of("# Of this demonstration alone.", "demo-1=" + key(), "hash=" + key()));
		}
		return file;
	}

	private static String key() {
		byte[] key = new byte[KEY_BYTES];
		new SecureRandom().nextBytes(key);
		return Base64.getEncoder().encodeToString(key);
	}

}
