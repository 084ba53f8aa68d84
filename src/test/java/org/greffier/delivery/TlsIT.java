package org.greffier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Collections;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import org.greffier.catalogue.SenderSettings;
import org.greffier.delivery.Posted.Alarm;
import org.greffier.platform.Row;
import org.greffier.safe.AccessTokens;
import org.greffier.safe.SignIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A relay whose certificate nobody vouches for gets nothing (FAULTS S-07, S-08). */
class TlsIT {

	private static final String PASSWORD = "test-only";

	private final List<String> said = Collections.synchronizedList(new ArrayList<>());

	@TempDir
	private Path folder;

	private ServerSocket listener;

	private SSLContext context;

	@BeforeEach
	void listen() throws Exception {
		this.context = context(this.folder.resolve("relay.p12"));
		this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		Thread thread = new Thread(this::accept, "test-relay");
		thread.setDaemon(true);
		thread.start();
	}

	@AfterEach
	void stop() throws IOException {
		this.listener.close();
	}

	@Test
	@Row("MAIL-53")
	void saysNothingToARelayWhoseCertificateDoesNotHold() {
		try (Relay relay = relay("smtp", true, false)) {
			assertThat(relay.connect()).contains(Alarm.TLS_REFUSED);
		}
		assertThat(this.said).containsExactly("EHLO ramq.example", "STARTTLS");
	}

	@Test
	void saysNothingOverTlsFromTheStartEither() {
		try (Relay relay = relay("smtps", false, false)) {
			assertThat(relay.connect()).contains(Alarm.TLS_REFUSED);
		}
		assertThat(this.said).isEmpty();
	}

	@Test
	void namesARefusedSignIn() {
		try (Relay relay = relay("smtp", false, true)) {
			assertThat(relay.connect()).contains(Alarm.SIGN_IN_REFUSED);
		}
	}

	private Relay relay(String scheme, boolean startTls, boolean signIn) {
		Optional<String> user = signIn ? Optional.of("ramq") : Optional.empty();
		return new Relay(
				new SenderSettings(scheme + "://localhost:" + this.listener.getLocalPort(), user,
						user.map((name) -> new SignIn.Password("wrong")), "acces@ramq.example", "rebonds@ramq.example",
						startTls, Duration.ofSeconds(5), 10, 10, 4, List.of(), Duration.ofDays(2)),
				new AccessTokens(), Duration.ofSeconds(20));
	}

	private void accept() {
		while (!this.listener.isClosed()) {
			try (Socket client = this.listener.accept()) {
				talk(client);
			}
			catch (IOException ex) {
				// the client went away, or the test is over
			}
		}
	}

	private void talk(Socket client) throws IOException {
		say(client, "220 relay.test");
		BufferedReader in = new BufferedReader(
				new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
		for (String line = in.readLine(); line != null; line = in.readLine()) {
			if (line.startsWith("EHLO") || line.startsWith("STARTTLS") || line.startsWith("AUTH")) {
				this.said.add(line);
			}
			if (line.startsWith("EHLO")) {
				say(client, "250-relay.test\r\n250-AUTH PLAIN\r\n250 STARTTLS");
			}
			else if (line.startsWith("STARTTLS")) {
				say(client, "220 go on");
				SSLSocket tls = (SSLSocket) this.context.getSocketFactory()
					.createSocket(client, "localhost", client.getPort(), true);
				tls.setUseClientMode(false);
				tls.startHandshake();
				talk(tls);
				return;
			}
			else if (line.startsWith("AUTH")) {
				say(client, "535 5.7.8 no");
			}
			else if (line.startsWith("QUIT")) {
				return;
			}
		}
	}

	private static void say(Socket client, String text) throws IOException {
		client.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
		client.getOutputStream().flush();
	}

	/** A certificate that vouches for itself, made by the JDK's keytool. */
	private static SSLContext context(Path file) throws Exception {
		Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-alias", "relay", "-keyalg", "EC", "-dname", "CN=localhost", "-ext",
				"san=dns:localhost", "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", PASSWORD)
			.redirectErrorStream(true)
			.start();
		keytool.getInputStream().readAllBytes();
		assertThat(keytool.waitFor()).isZero();
		KeyStore store = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(file)) {
			store.load(in, PASSWORD.toCharArray());
		}
		KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		keys.init(store, PASSWORD.toCharArray());
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(keys.getKeyManagers(), null, null);
		return context;
	}

}
