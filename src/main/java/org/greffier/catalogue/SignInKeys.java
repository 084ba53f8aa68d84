package org.greffier.catalogue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import org.greffier.safe.SignIn;

/**
 * The keys {@code password} and {@code oauth} of a mailbox or a sender, of which the
 * schema lets one stand.
 *
 * @param variables what the secrets' names stand for
 */
record SignInKeys(Variables variables) {

	/** As long as a server is waited for when the file does not say. */
	static final Duration TIMEOUT = Duration.ofSeconds(30);

	/** How the server that an item describes is signed in to; empty without either. */
	Optional<SignIn> of(YamlItem server) {
		Optional<SignIn> password = server.find("password").map(this.variables::value).map(SignIn.Password::new);
		return password.or(() -> server.find("oauth").map((oauth) -> token(oauth, server)));
	}

	private SignIn token(YamlItem oauth, YamlItem server) {
		SignIn.Proof proof = oauth.find("client-secret")
			.map(this.variables::value).<SignIn
					.Proof>map(SignIn.Secret::new)
			.orElseGet(() -> key(oauth.at("key-file"), this.variables.value(server.at("user"))));
		return new SignIn.Token(tokenUrl(oauth.at("token-url")), this.variables.value(oauth.at("client-id")), proof,
				oauth.find("scope").map(this.variables::value), timeout(server));
	}

	/** A check of the files alone is made elsewhere than where the key is. */
	private SignIn.Key key(YamlItem file, String user) {
		SignIn.Key key = new SignIn.Key(Path.of(this.variables.value(file)), user);
		if (this.variables.needed() && !key.isThere()) {
			file.mistake("names no file with an RSA key that can be read",
					"a key file as Google gives it (JSON), or a private key in PEM");
		}
		return key;
	}

	/** The secret goes there: never in the clear to another machine. */
	private URI tokenUrl(YamlItem item) {
		String url = this.variables.value(item);
		boolean isName = url.startsWith("${");
		boolean isSafe = url.matches("https://[^\\s@\"{}|<>^`\\\\]+")
				|| (url.matches("http://[\\w.:\\[\\]-]+(/[\\w./-]*)?") && ThisMachine.has(url));
		if (!isName && !isSafe) {
			item.mistake("stands for something else", "https://host/path");
		}
		return URI.create(isSafe ? url : "https://invalid");
	}

	/** What is wrong with it, the server's own key tells. */
	private static Duration timeout(YamlItem server) {
		return server.get("timeout", (item) -> Duration.parse(item.string()), TIMEOUT);
	}

}
