package org.greffier.catalogue;

import java.net.URI;
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
		return password.or(() -> server.find("oauth").map((oauth) -> token(oauth, timeout(server))));
	}

	private SignIn token(YamlItem oauth, Duration timeout) {
		return new SignIn.Token(tokenUrl(oauth.at("token-url")), this.variables.value(oauth.at("client-id")),
				this.variables.value(oauth.at("client-secret")), oauth.find("scope").map(this.variables::value),
				timeout);
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
