package org.greffier.platform;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Debian's dovecot on loopback ports of its own, with the mailbox of {@code ramq} and a
 * submission service, both of which ask a token server about each token. On 127.0.0.3 and
 * 127.0.0.4 it has TLS, with a certificate that vouches for itself and names the first.
 * Runs as root or as any user.
 */
public final class Dovecot implements AutoCloseable {

	public static final String PASSWORD = "test-only";

	/** What doveadm says when it finds nobody to end a connection of (sysexits). */
	private static final int NOT_FOUND = 68;

	private static final Duration START = Duration.ofSeconds(30);

	private static final String SETTINGS = """
			protocols = imap submission
			listen = 127.0.0.1, 127.0.0.2, 127.0.0.3, 127.0.0.4
			base_dir = %1$s/run
			state_dir = %1$s/state
			log_path = %1$s/dovecot.log
			ssl = yes
			ssl_cert = <%1$s/cert.pem
			ssl_key = <%1$s/key.pem
			local 127.0.0.1 {
			  ssl = no
			}
			local 127.0.0.2 {
			  ssl = no
			}
			disable_plaintext_auth = no
			auth_mechanisms = xoauth2 plain
			auth_failure_delay = 0
			hostname = mail.test
			mail_location = maildir:%1$s/mail
			first_valid_uid = 1
			first_valid_gid = 1
			submission_relay_host = 127.0.0.1
			submission_relay_port = %2$d
			passdb {
			  driver = oauth2
			  mechanisms = xoauth2
			  args = %1$s/oauth2.conf
			}
			passdb {
			  driver = static
			  mechanisms = plain
			  args = password=%3$s
			}
			userdb {
			  driver = static
			  args = uid=%4$s gid=%5$s home=%1$s/mail allow_all_users=yes
			}
			service imap-login {
			  inet_listener imap {
			    port = %6$d
			  }
			  inet_listener imaps {
			    port = %7$d
			  }
			}
			service submission-login {
			  inet_listener submission {
			    port = %8$d
			  }
			}
			""";

	/** Who is not root cannot give rights up, nor lock processes in. */
	private static final String AS_USER = """
			default_internal_user = %1$s
			default_internal_group = %2$s
			default_login_user = %1$s
			service anvil {
			  chroot =
			}
			service stats {
			  chroot =
			}
			service imap-login {
			  chroot =
			}
			service submission-login {
			  chroot =
			}
			""";

	private static final String OAUTH = """
			introspection_mode = post
			introspection_url = %s
			username_attribute = username
			active_attribute = active
			active_value = true
			""";

	private final Path folder;

	private final int imap;

	private final int imaps;

	private final int submission;

	private final Process process;

	private int delivered;

	private int forgotten;

	private Dovecot(Path folder, int imap, int imaps, int submission, Process process) {
		this.folder = folder;
		this.imap = imap;
		this.imaps = imaps;
		this.submission = submission;
		this.process = process;
	}

	/**
	 * Starts it and returns when it listens.
	 * @param folder an empty one
	 * @param relay the port on loopback where what is submitted goes
	 */
	public static Dovecot start(Path folder, TokenServer tokens, int relay) throws Exception {
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
		for (String name : List.of("mail/cur", "mail/new", "mail/tmp")) {
			Files.createDirectories(folder.resolve(name));
		}
		certify(folder);
		boolean root = "root".equals(System.getProperty("user.name"));
		PosixFileAttributes mine = Files.readAttributes(folder, PosixFileAttributes.class);
		String user = root ? "mail" : mine.owner().getName();
		String group = root ? "mail" : mine.group().getName();
		int imap = OwnServers.freePort();
		int imaps = OwnServers.freePort();
		int submission = OwnServers.freePort();
		Path settings = folder.resolve("dovecot.conf");
		Files.writeString(settings, SETTINGS.formatted(folder, relay, PASSWORD, user, group, imap, imaps, submission)
				+ (root ? "" : AS_USER.formatted(user, group)));
		Files.writeString(folder.resolve("oauth2.conf"), OAUTH.formatted(tokens.url("/introspect")));
		OwnServers.give(folder.resolve("mail"), user);
		Redirect out = Redirect.appendTo(folder.resolve("out.log").toFile());
		Process process = new ProcessBuilder("/usr/sbin/dovecot", "-F", "-c", settings.toString()).redirectOutput(out)
			.redirectError(out)
			.start();
		Dovecot dovecot = new Dovecot(folder, imap, imaps, submission, process);
		try {
			for (int port : new int[] { imap, imaps, submission }) {
				OwnServers.awaitListener(port, START);
			}
			return dovecot;
		}
		catch (IOException | InterruptedException ex) {
			dovecot.close();
			throw ex;
		}
	}

	/** A certificate of 127.0.0.3 that vouches for itself, made by the JDK's keytool. */
	private static void certify(Path folder) throws Exception {
		Path file = folder.resolve("trust.p12");
		Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-alias", "mail", "-keyalg", "EC", "-dname", "CN=mail.test", "-ext", "san=ip:127.0.0.3",
				"-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", PASSWORD)
			.redirectErrorStream(true)
			.start();
		keytool.getInputStream().readAllBytes();
		keytool.waitFor();
		KeyStore store = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(file)) {
			store.load(in, PASSWORD.toCharArray());
		}
		pem(folder.resolve("cert.pem"), "CERTIFICATE", store.getCertificate("mail").getEncoded());
		pem(folder.resolve("key.pem"), "PRIVATE KEY", store.getKey("mail", PASSWORD.toCharArray()).getEncoded());
		KeyStore trust = KeyStore.getInstance("PKCS12");
		trust.load(null, null);
		trust.setCertificateEntry("mail", store.getCertificate("mail"));
		try (var out = Files.newOutputStream(file)) {
			trust.store(out, PASSWORD.toCharArray());
		}
	}

	private static void pem(Path file, String kind, byte[] bytes) throws IOException {
		Files.writeString(file,
				"-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(bytes)
						+ "\n-----END " + kind + "-----\n");
	}

	/** A trust store that has its certificate; its password is {@link #PASSWORD}. */
	public Path trustStore() {
		return this.folder.resolve("trust.p12");
	}

	public int imapPort() {
		return this.imap;
	}

	public int imapsPort() {
		return this.imaps;
	}

	public int submissionPort() {
		return this.submission;
	}

	/** Puts a mail in the mailbox. */
	public void deliver(byte[] mail) throws IOException {
		Path file = this.folder.resolve("mail/tmp/" + (1_000_000 + this.delivered++) + ".test.test");
		Files.write(file, mail);
		Files.setOwner(file, Files.getOwner(this.folder.resolve("mail")));
		Files.move(file, this.folder.resolve("mail/new").resolve(file.getFileName()));
	}

	/** Ends every connection of the user, as a server does whose token ran out. */
	public void kick() throws IOException, InterruptedException {
		doveadm("kick", "ramq");
	}

	/** Takes every mail away, so that the next test finds what the first did. */
	public void forget() throws IOException, InterruptedException {
		doveadm("expunge", "-u", "ramq", "mailbox", "*", "all");
		this.forgotten = all().length();
	}

	/** How many mails are in these folders. */
	public List<Integer> count(String... folders) throws IOException, InterruptedException {
		List<Integer> counts = new ArrayList<>();
		for (String name : folders) {
			counts.add(doveadm("search", "-u", "ramq", "mailbox", name, "all").lines().toList().size());
		}
		return counts;
	}

	private String doveadm(String... words) throws IOException, InterruptedException {
		List<String> line = new ArrayList<>(
				List.of("/usr/bin/doveadm", "-c", this.folder.resolve("dovecot.conf").toString()));
		line.addAll(List.of(words));
		Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		int code = process.waitFor();
		if (code != 0 && code != NOT_FOUND) {
			throw new IOException("doveadm " + words[0] + " ended with " + code + ": " + said);
		}
		return said;
	}

	/** What it wrote in its log since it forgot the test before. */
	public String log() throws IOException {
		return all().substring(this.forgotten);
	}

	private String all() throws IOException {
		Path log = this.folder.resolve("dovecot.log");
		return Files.exists(log) ? Files.readString(log) : Files.readString(this.folder.resolve("out.log"));
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

}
