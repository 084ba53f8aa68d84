package org.greffier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.greffier.catalogue.ShippedCatalogue;
import org.greffier.form.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.util.HtmlUtils;

class LetterPageTests {

	private static final List<Language> BOTH = List.of(Language.FR, Language.EN);

	private final Previews previews = new Previews(ShippedCatalogue.load(), TestCatalogue.SETTINGS);

	/** To write them anew after reading them: {@code -Dgreffier.letters=write}. */
	@ParameterizedTest
	@CsvSource({ "ramq-delegation.answer, FR", "ramq-delegation.password, FR EN" })
	void pagesReadAsApproved(String name, String languages) throws IOException {
		List<Language> in = Arrays.stream(languages.split(" ")).map(Language::valueOf).toList();
		String page = this.previews.in(in).get("ramq/" + name).html();
		Path golden = Path.of("src/test/resources/letters", name + ".html");
		if ("write".equals(System.getProperty("greffier.letters"))) {
			Files.writeString(golden, page);
		}

		assertThat(page).isEqualTo(Files.readString(golden));
	}

	@Test
	void saysTheWordsOfThePlainTextAndNoOther() {
		for (Map.Entry<String, Previews.Preview> letter : this.previews.in(BOTH).entrySet()) {
			assertThat(words(shown(letter.getValue().html()))).as(letter.getKey())
				.isEqualTo(words(letter.getValue().text()));
		}
	}

	@Test
	void needsNothingFromElsewhereAndLeadsNowhere() {
		this.previews.in(BOTH)
			.forEach((name, letter) -> assertThat(letter.html()).as(name)
				.doesNotContain("<img", "<a ", "<link", "<script", "<form", "<iframe", "src=", "href=", "url(",
						"@import", "http-equiv")
				.doesNotContainPattern("<[^>]* on[a-z]+="));
	}

	@Test
	void eachTextHasItsLanguage() {
		String both = this.previews.in(BOTH).get("ramq/no-form").html();

		assertThat(both).contains("<html lang=\"fr\">", "<p lang=\"en\">The English version follows")
			.containsSubsequence("<div lang=\"fr\">", "<p>Madame, Monsieur,</p>", "<hr>", "<div lang=\"en\">",
					"<p>Dear Sir or Madam,</p>");
		assertThat(page("Hello")).contains("<html lang=\"en\">", "<div lang=\"en\">")
			.doesNotContain("<hr>", "lang=\"fr\"");
	}

	@Test
	void whateverALineHoldsIsText() {
		String page = page("Given to <b onclick=x>\"O'Neil\" & Co</b> </div><script>");

		assertThat(page)
			.contains("&lt;b onclick=x&gt;&quot;O&#39;Neil&quot; &amp; Co&lt;/b&gt; &lt;/div&gt;&lt;script&gt;")
			.doesNotContain("<b ", "<script");
		assertThat(LetterPage.of(new Composed("</title><script>", texts("x")))).doesNotContain("<script");
	}

	@Test
	void readsParagraphsListsHeadingsAndWhatIsIndented() {
		String page = page("""
				One.
				Two.

				    half

				To do
				1. First
				2. Second

				Removed:
				– this
				  What to do: that

				– other

				File 1
				    Result: refused.
				    – wrong
				      What to do: mend

				    Last.
				End.
				""");

		assertThat(body(page)).isEqualTo("""
				<p>One.<br>
				Two.</p>
				<p class="apart" translate="no">half</p>
				<h2>To do</h2>
				<ol>
				<li>First</li>
				<li>Second</li>
				</ol>
				<p>Removed:</p>
				<ul>
				<li>this<br>
				What to do: that</li>
				<li>other</li>
				</ul>
				<h2>File 1</h2>
				<div class="in">
				<p>Result: refused.</p>
				<ul>
				<li>wrong<br>
				What to do: mend</li>
				</ul>
				<p>Last.</p>
				</div>
				<p>End.</p>
				""");
	}

	private static String page(String text) {
		return LetterPage.of(new Composed("s", texts(text)));
	}

	private static List<Composed.Text> texts(String text) {
		return List.of(new Composed.Text(Language.EN, text));
	}

	private static String body(String page) {
		String start = "<div lang=\"en\">\n";
		return page.substring(page.indexOf(start) + start.length(), page.lastIndexOf("</div>"));
	}

	/** What a reader sees of a page. */
	private static String shown(String html) {
		return HtmlUtils.htmlUnescape(html.substring(html.indexOf("<body>")).replaceAll("<[^>]*>", " "));
	}

	/** The words, without the marks of lists and the rule that HTML has elements for. */
	private static List<String> words(String text) {
		return Arrays.stream(text.strip().split("[ \\n]+"))
			.filter((word) -> !word.matches("–|\\d{1,2}\\.|-{72}"))
			.toList();
	}

}
