package org.greffier.platform;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A file that holds one random secret of 256 bits, made when it is first asked for and
 * readable by its owner alone.
 */
record PasswordFile(Path file) {

	private static final int BYTES = 32;

	static PasswordFile of(Path folder, String name) {
		return new PasswordFile(folder.resolve(name + ".password"));
	}

	/** The secret; made now when there is none yet. */
	String read() throws IOException {
		if (!Files.exists(this.file)) {
			byte[] secret = new byte[BYTES];
			new SecureRandom().nextBytes(secret);
			try {
				Files.createFile(this.file, ownerAlone());
				Files.writeString(this.file, HexFormat.of().formatHex(secret));
			}
			catch (FileAlreadyExistsException ex) {
				// made by another a moment ago
			}
		}
		return Files.readString(this.file).strip();
	}

	/** What makes a new file readable by its owner alone, where the system knows that. */
	static FileAttribute<?>[] ownerAlone() {
		if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
			return new FileAttribute<?>[0];
		}
		return new FileAttribute<?>[] {
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")) };
	}

}
