package org.greffier.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The PostgreSQL server that outlived the JVM that started it. Ended only by who holds
 * the folder's lock, and only when the process of that number is a postgres.
 */
final class OrphanedServer {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private OrphanedServer() {
	}

	static void end(Path pidFile) throws IOException {
		if (!Files.exists(pidFile)) {
			return;
		}
		Optional<ProcessHandle> server = read(pidFile).flatMap(ProcessHandle::of).filter(OrphanedServer::isPostgres);
		if (server.isEmpty()) {
			Files.deleteIfExists(pidFile);
			return;
		}
		List<ProcessHandle> all = Stream.concat(server.stream(), server.get().descendants()).toList();
		server.get().destroy();
		if (!ended(all)) {
			all.forEach(ProcessHandle::destroyForcibly);
			if (!ended(all)) {
				throw new IOException("the orphaned server, process " + server.get().pid() + ", does not end");
			}
		}
		Files.deleteIfExists(pidFile);
	}

	private static Optional<Long> read(Path pidFile) throws IOException {
		List<String> lines = Files.readAllLines(pidFile);
		try {
			return lines.isEmpty() ? Optional.empty() : Optional.of(Long.parseLong(lines.get(0).strip()));
		}
		catch (NumberFormatException ex) {
			return Optional.empty();
		}
	}

	private static boolean isPostgres(ProcessHandle process) {
		return process.isAlive() && process.info()
			.command()
			.map(Path::of)
			.map(Path::getFileName)
			.filter((name) -> name.toString().startsWith("postgres"))
			.isPresent();
	}

	private static boolean ended(List<ProcessHandle> processes) {
		long limit = System.nanoTime() + PATIENCE.toNanos();
		for (ProcessHandle process : processes) {
			try {
				process.onExit().get(Math.max(1, limit - System.nanoTime()), TimeUnit.NANOSECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return false;
			}
			catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException ex) {
				return false;
			}
		}
		return true;
	}

}
