package org.greffier.reading.digital;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The certificates whose holders we believe: every {@code .pem} and {@code .crt} of the
 * folder {@code trust} of the catalogue, in PEM or DER, one or several a file. Without
 * any, no digital signature is ever trusted.
 */
public final class TrustAnchors {

	/** [judgement] A file of certificates is some kilobytes. */
	private static final long LARGEST = 1 << 20;

	private final List<X509Certificate> certificates;

	private TrustAnchors(List<X509Certificate> certificates) {
		this.certificates = List.copyOf(certificates);
	}

	/** Nobody. */
	public static TrustAnchors none() {
		return new TrustAnchors(List.of());
	}

	/** These. */
	public static TrustAnchors of(X509Certificate... certificates) {
		return new TrustAnchors(List.of(certificates));
	}

	/**
	 * Reads the folder.
	 * @param jobs the catalogue's folder
	 * @throws IllegalArgumentException with the file, if one holds no certificate
	 */
	public static TrustAnchors load(Path jobs) {
		Path folder = jobs.resolve("trust");
		if (!Files.isDirectory(folder)) {
			return none();
		}
		List<X509Certificate> all = new ArrayList<>();
		try (Stream<Path> files = Files.list(folder)) {
			files.filter(TrustAnchors::named).sorted().forEach((file) -> all.addAll(read(file)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new TrustAnchors(all);
	}

	List<X509Certificate> certificates() {
		return this.certificates;
	}

	private static boolean named(Path file) {
		String name = String.valueOf(file.getFileName());
		return name.endsWith(".pem") || name.endsWith(".crt");
	}

	private static List<X509Certificate> read(Path file) {
		try (InputStream in = Files.newInputStream(file)) {
			if (Files.size(file) > LARGEST) {
				throw new IllegalArgumentException(file + ": larger than 1 MiB, which no certificate is");
			}
			Collection<? extends Certificate> read = CertificateFactory.getInstance("X.509").generateCertificates(in);
			List<X509Certificate> found = read.stream()
				.filter(X509Certificate.class::isInstance)
				.map(X509Certificate.class::cast)
				.toList();
			if (found.isEmpty()) {
				throw new IllegalArgumentException(file + ": holds no certificate; PEM or DER is expected");
			}
			return found;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (CertificateException ex) {
			throw new IllegalArgumentException(file + ": holds no certificate that can be read; PEM or DER is expected",
					ex);
		}
	}

}
