package org.greffier.reading;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The process that opens documents. Not for people: speaks length-prefixed frames on
 * standard input and output, and ends when its input does, also in the middle of a file
 * (FAULTS C-04). The first frame it sends says that it is ready.
 */
public final class Worker {

	/** A file of the largest limit that a body may set, and the header. */
	private static final int REQUEST_BYTES = 64 * 1024 * 1024;

	private static final int WRONG_USE = 2;

	private static final int BROKEN = 1;

	private Worker() {
	}

	/**
	 * Serves until standard input ends.
	 * @param arguments the catalogue's folder
	 */
	public static void main(String[] arguments) {
		if (arguments.length != 1) {
			System.err.println("reader is started by the product, not by people");
			System.exit(WRONG_USE);
		}
		OutputStream out = new FileOutputStream(FileDescriptor.out);
		quiet();
		try {
			FormReader reader = FormReader.of(Path.of(arguments[0]));
			DataOutputStream answers = new DataOutputStream(out);
			Frames.write(answers, "ready".getBytes(StandardCharsets.US_ASCII));
			BlockingQueue<byte[]> requests = listen();
			while (true) {
				Frames.write(answers, ReadingJson.write(reader.read(Request.parse(requests.take()))));
			}
		}
		catch (Throwable ex) {
			// nowhere to tell it but the exit code; the parent says what it means
			Runtime.getRuntime().halt(BROKEN);
		}
	}

	/**
	 * Takes requests on a thread of its own, so that the end of the input is seen while a
	 * file is open: whoever asked is gone, nobody waits for the answer.
	 */
	private static BlockingQueue<byte[]> listen() {
		BlockingQueue<byte[]> requests = new LinkedBlockingQueue<>();
		Thread thread = new Thread(() -> {
			try (DataInputStream in = new DataInputStream(new FileInputStream(FileDescriptor.in))) {
				Optional<byte[]> frame = Frames.read(in, REQUEST_BYTES);
				while (frame.isPresent()) {
					requests.add(frame.get());
					frame = Frames.read(in, REQUEST_BYTES);
				}
			}
			catch (IOException ex) {
				Runtime.getRuntime().halt(BROKEN);
			}
			Runtime.getRuntime().halt(0);
		}, "requests");
		thread.setDaemon(true);
		thread.start();
		return requests;
	}

	/**
	 * Whatever a library prints may quote the document and would break the frames: it
	 * goes nowhere.
	 */
	private static void quiet() {
		PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
		System.setOut(nowhere);
		System.setErr(nowhere);
		System.setProperty("org.apache.commons.logging.LogFactory", "org.apache.commons.logging.impl.LogFactoryImpl");
		System.setProperty("org.apache.commons.logging.Log", "org.apache.commons.logging.impl.NoOpLog");
	}

}
