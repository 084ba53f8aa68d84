package org.greffier.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.greffier.platform.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@Timeout(180)
@ExtendWith(OutputCaptureExtension.class)
class ActivationIT {

	private static final String OWN = "trois-chevaux-bleus";

	private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

	private static ConfigurableApplicationContext server;

	private static ActivationServer.Invitations invitations;

	private final HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

	@BeforeAll
	static void start() {
		server = ActivationServer.start(0);
		invitations = server.getBean(ActivationServer.Invitations.class);
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@BeforeEach
	void forgetWhoFailed() {
		server.getBean(JdbcClient.class).sql("delete from sign_in_source").update();
	}

	@Test
	@Row("RAMQ-19")
	void ownerActivatesTheAccountOnce() throws Exception {
		ActivationServer.Invited invited = invitations.invite("Alix");

		HttpResponse<String> first = post(invited.username(), invited.temporary(), OWN, OWN);
		HttpResponse<String> again = post(invited.username(), invited.temporary(), OWN, OWN);

		assertThat(first.statusCode()).isEqualTo(303);
		assertThat(get(first.headers().firstValue("Location").orElseThrow(), "fr").body())
			.contains("Votre compte est activé");
		assertThat(again.statusCode()).isEqualTo(422);
	}

	@Test
	@Row("MAIL-60")
	void lookingAtThePageUsesNothingUp() throws Exception {
		ActivationServer.Invited invited = invitations.invite("Dorothée");

		assertThat(get("/ramq/activation?username=" + invited.username() + "&password=" + invited.temporary(), "fr")
			.statusCode()).isEqualTo(200);

		assertThat(post(invited.username(), invited.temporary(), OWN, OWN).statusCode()).isEqualTo(303);
	}

	@Test
	void everyFailureHasTheSamePage() throws Exception {
		ActivationServer.Invited invited = invitations.invite("Béatrice");
		ActivationServer.Invited used = invitations.invite("Carl");
		post(used.username(), used.temporary(), OWN, OWN);

		HttpResponse<String> wrong = post(invited.username(), "mauvais-mot-de-passe", OWN, OWN);
		HttpResponse<String> unknown = post("CE000000", "mauvais-mot-de-passe", OWN, OWN);
		HttpResponse<String> dead = post(used.username(), used.temporary(), OWN, OWN);

		assertThat(plain(unknown, "CE000000")).isEqualTo(plain(wrong, invited.username()));
		assertThat(plain(dead, used.username())).isEqualTo(plain(wrong, invited.username()));
		assertThat(wrong.body()).contains("ne convient pas").contains("href=\"#username\"");
		assertThat(wrong.headers().map().keySet()).isEqualTo(unknown.headers().map().keySet());
	}

	@Test
	void isThrottledAfterFiveFailures() throws Exception {
		ActivationServer.Invited invited = invitations.invite("Denise");
		for (int i = 0; i < 5; i++) {
			post(invited.username(), "mauvais-mot-de-passe", OWN, OWN);
		}

		assertThat(post(invited.username(), invited.temporary(), OWN, OWN).statusCode()).isEqualTo(422);
	}

	@Test
	void saysWhatIsWrongWithTheChosenPasswordAndShowsNoneAgain() throws Exception {
		ActivationServer.Invited invited = invitations.invite("Émile");

		HttpResponse<String> tooShort = post(invited.username(), invited.temporary(), "court", "court");
		HttpResponse<String> differs = post(invited.username(), invited.temporary(), OWN, OWN + "x");
		HttpResponse<String> empty = post("", "", "", "");

		assertThat(tooShort.body()).contains("trop court").contains("12");
		assertThat(differs.body()).contains("ne sont pas identiques").doesNotContain(OWN);
		assertThat(empty.body()).contains("href=\"#username\"").contains("href=\"#temporary\"");
		assertThat(tooShort.body()).doesNotContain(invited.temporary());
		HttpResponse<String> right = post(invited.username(), invited.temporary(), OWN, OWN);
		assertThat(right.statusCode()).as(right.body()).isEqualTo(303);
	}

	@Test
	void speaksBothLanguages() throws Exception {
		assertThat(get("/ramq/activation", "en-CA,fr;q=0.5").body()).contains("lang=\"en\"", "Activate your account");
		assertThat(get("/ramq/activation", "de").body()).contains("lang=\"fr\"", "Activer votre compte");
		assertThat(get("/ramq/activation?lang=en", "fr").body()).contains("Temporary password");
		assertThat(get("/ramq/activation", "%%%;q=x").body()).contains("Activer votre compte");
	}

	@Test
	void carriesStrictHeadersAndIsNeverCached() throws Exception {
		HttpResponse<String> page = get("/ramq/activation", "fr");

		assertThat(page.headers().firstValue("Content-Security-Policy")).contains(WebSecurity.CONTENT_POLICY);
		assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
		assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
		assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
		assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
		assertThat(page.headers().firstValue("Server")).isEmpty();
		assertThat(page.headers().allValues("Set-Cookie")).singleElement()
			.asString()
			.contains("HttpOnly", "SameSite=Strict")
			.doesNotContain("JSESSIONID");
		assertThat(page.body()).doesNotContain("style=\"").doesNotContain("<script");
	}

	@Test
	void refusesAPostFromAnotherSite() throws Exception {
		ActivationServer.Invited invited = invitations.invite("Fabien");
		HttpRequest forged = HttpRequest.newBuilder(address("/ramq/activation"))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString("username=" + invited.username()))
			.build();

		assertThat(this.browser.send(forged, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
	}

	@Test
	void opensNothingElse() throws Exception {
		assertThat(get("/actuator/health", "fr").statusCode()).isEqualTo(200);
		assertThat(get("/assets/console.css", "fr").statusCode()).isEqualTo(200);
		for (String path : new String[] { "/", "/actuator", "/actuator/env", "/ramq", "/login", "/batch", "/h2-console",
				"/ramq/activation/x" }) {
			assertThat(get(path, "fr").statusCode()).as(path).isEqualTo(403);
		}
		HttpResponse<String> unknown = get("/nobody/activation", "fr");
		assertThat(unknown.statusCode()).isEqualTo(404);
		assertThat(unknown.body()).contains("pas disponible").doesNotContain("nobody");
	}

	@Test
	void showsMarkupAsText() throws Exception {
		HttpResponse<String> page = post("\"><script>alert(1)</script>", "mauvais-mot-de-passe", OWN, OWN);

		assertThat(page.body()).doesNotContain("<script>").contains("&lt;script&gt;");
	}

	@Test
	void logsNothingThatWasTyped(CapturedOutput output) throws Exception {
		ActivationServer.Invited invited = invitations.invite("Ginette");

		post(invited.username(), "mauvais-canari", OWN, OWN);
		post(invited.username(), invited.temporary(), "canari-choisi-" + "x".repeat(300), OWN);
		post(invited.username(), invited.temporary(), OWN, OWN);

		assertThat(output.getAll()).doesNotContain(invited.username(), invited.temporary(), "canari", OWN);
	}

	private HttpResponse<String> post(String username, String temporary, String chosen, String again)
			throws IOException, InterruptedException {
		Matcher token = TOKEN.matcher(get("/ramq/activation", "fr").body());
		assertThat(token.find()).isTrue();
		String form = Map
			.of("_csrf", token.group(1), "username", username, "temporary", temporary, "chosen", chosen, "again", again)
			.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
		HttpRequest request = HttpRequest.newBuilder(address("/ramq/activation"))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.header("Accept-Language", "fr")
			.POST(HttpRequest.BodyPublishers.ofString(form))
			.build();
		return this.browser.send(request, BodyHandlers.ofString());
	}

	private HttpResponse<String> get(String path, String languages) throws IOException, InterruptedException {
		return this.browser.send(HttpRequest.newBuilder(address(path))
			.header("Accept-Language", languages)
			.header("Accept", "text/html,*/*;q=0.8")
			.build(), BodyHandlers.ofString());
	}

	private static URI address(String path) {
		if (path.startsWith("http")) {
			return URI.create(path);
		}
		return URI.create("http://127.0.0.1:" + server.getEnvironment().getProperty("local.server.port") + path);
	}

	/** A page without what differs by nature: the token and the typed user name. */
	private static String plain(HttpResponse<String> page, String username) {
		return page.statusCode() + TOKEN.matcher(page.body()).replaceAll("").replace(username, "USERNAME");
	}

}
