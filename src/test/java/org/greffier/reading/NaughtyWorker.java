package org.greffier.reading;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.greffier.form.Reading;
import org.greffier.form.Source;

/** A worker that does what a file tells it, for files that we know no way to write. */
final class NaughtyWorker {

	private NaughtyWorker() {
	}

	public static void main(String[] arguments) throws IOException, InterruptedException {
		DataInputStream in = new DataInputStream(System.in);
		DataOutputStream out = new DataOutputStream(System.out);
		Frames.write(out, new byte[0]);
		Optional<byte[]> frame = Frames.read(in, 1 << 20);
		while (frame.isPresent()) {
			Request request = Request.parse(frame.get());
			obey(new String(request.file(), StandardCharsets.US_ASCII), out);
			Frames.write(out, ReadingJson.write(new Reading(ReaderPool.sha256(request.file()), Optional.empty(),
					Optional.empty(), 1, Source.TEXT, Map.of(), Map.of(), List.of())));
			frame = Frames.read(in, 1 << 20);
		}
	}

	private static void obey(String file, DataOutputStream out) throws IOException, InterruptedException {
		if (file.contains("hang")) {
			Thread.sleep(600_000);
		}
		else if (file.contains("crash")) {
			Runtime.getRuntime().halt(134);
		}
		else if (file.contains("oom")) {
			List<byte[]> hoard = new ArrayList<>();
			while (hoard.size() < 1_000_000) {
				hoard.add(new byte[1 << 20]);
			}
		}
		else if (file.contains("flood")) {
			out.writeInt(Integer.MAX_VALUE);
			out.flush();
		}
	}

}
