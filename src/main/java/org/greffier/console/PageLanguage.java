package org.greffier.console;

import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.greffier.form.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.LocaleResolver;

/**
 * The language of a page: the parameter {@code lang}, else what the browser prefers, else
 * French (RULES X-17).
 */
final class PageLanguage implements LocaleResolver {

	private static final List<Locale> OFFERED = List.of(Language.FR.locale(), Language.EN.locale());

	@Override
	public Locale resolveLocale(HttpServletRequest request) {
		return of(request).locale();
	}

	/** The address says the language; nothing is kept between requests. */
	@Override
	public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
		throw new UnsupportedOperationException("the language is the parameter lang");
	}

	static Language of(HttpServletRequest request) {
		String asked = request.getParameter("lang");
		for (Language language : Language.values()) {
			if (language.key().equals(asked)) {
				return language;
			}
		}
		return preferred(request.getHeader("Accept-Language"));
	}

	private static Language preferred(@Nullable String header) {
		if (header == null) {
			return Language.FR;
		}
		try {
			List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(header);
			for (Locale.LanguageRange range : ranges) {
				for (Locale offered : OFFERED) {
					if (range.getWeight() > 0 && range.getRange().split("-", 2)[0].equals(offered.getLanguage())) {
						return Language.of(offered.getLanguage());
					}
				}
			}
			return Language.FR;
		}
		catch (IllegalArgumentException ex) {
			return Language.FR;
		}
	}

}
