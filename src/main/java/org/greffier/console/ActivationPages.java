package org.greffier.console;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

import jakarta.servlet.http.HttpServletRequest;
import org.greffier.catalogue.Agency;
import org.greffier.catalogue.Catalogue;
import org.greffier.form.Language;
import org.greffier.registry.Activation;
import org.greffier.registry.ActivationOutcome;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page on which the owner of an account gives the user name and the temporary
 * password, and chooses a password (RULES RAMQ-19). Whatever is wrong with the first two
 * is told in the same words. Nothing that was typed is logged; no password is shown
 * again.
 */
@Controller
class ActivationPages {

	/** Nobody types more in any field; more is cut before it is looked at. */
	private static final int LONGEST_INPUT = 256;

	private final Catalogue catalogue;

	private final Activation activation;

	ActivationPages(Catalogue catalogue, Activation activation) {
		this.catalogue = catalogue;
		this.activation = activation;
	}

	@GetMapping("/{agency}/activation")
	ModelAndView show(@PathVariable String agency, HttpServletRequest request) {
		return page(agency(agency), PageLanguage.of(request), "", Map.of(), HttpStatus.OK);
	}

	@GetMapping("/{agency}/activation/done")
	ModelAndView done(@PathVariable String agency, HttpServletRequest request) {
		return model(new ModelAndView("activation-done"), agency(agency), PageLanguage.of(request));
	}

	@PostMapping("/{agency}/activation")
	ModelAndView choose(@PathVariable String agency, HttpServletRequest request) {
		Agency body = agency(agency);
		Language language = PageLanguage.of(request);
		String username = input(request, "username").strip();
		char[] temporary = input(request, "temporary").strip().toCharArray();
		char[] chosen = input(request, "chosen").toCharArray();
		char[] again = input(request, "again").toCharArray();
		try {
			Map<String, String> wrong = missing(username, temporary, chosen, again);
			if (!wrong.isEmpty()) {
				return page(body, language, username, wrong, HttpStatus.UNPROCESSABLE_CONTENT);
			}
			return answer(body, language, username, this.activation.chooseOwn(body.id(), username, temporary, chosen,
					NetworkSource.of(request.getRemoteAddr())));
		}
		finally {
			Arrays.fill(temporary, (char) 0);
			Arrays.fill(chosen, (char) 0);
			Arrays.fill(again, (char) 0);
		}
	}

	private ModelAndView answer(Agency body, Language language, String username, ActivationOutcome outcome) {
		return outcome.fold((activated) -> seeDone(body, language),
				(unsuitable) -> page(body, language, username, Map.of("chosen", "chosen." + unsuitable.problem()),
						HttpStatus.UNPROCESSABLE_CONTENT),
				() -> page(body, language, username, Map.of("username", "refused", "temporary", "refused"),
						HttpStatus.UNPROCESSABLE_CONTENT),
				() -> page(body, language, username, Map.of("username", "busy"), HttpStatus.SERVICE_UNAVAILABLE));
	}

	/** What can be seen without looking at any account, by field, in the page's order. */
	private static Map<String, String> missing(String username, char[] temporary, char[] chosen, char[] again) {
		Map<String, String> wrong = new TreeMap<>();
		if (username.isEmpty()) {
			wrong.put("username", "username.missing");
		}
		if (temporary.length == 0) {
			wrong.put("temporary", "temporary.missing");
		}
		if (chosen.length == 0) {
			wrong.put("chosen", "chosen.missing");
		}
		else if (!Arrays.equals(chosen, again)) {
			wrong.put("again", "again.differs");
		}
		return wrong;
	}

	private static ModelAndView seeDone(Agency body, Language language) {
		ModelAndView redirect = new ModelAndView("redirect:/" + body.id() + "/activation/done?lang=" + language.key());
		redirect.setStatus(HttpStatus.SEE_OTHER);
		return redirect;
	}

	private static ModelAndView page(Agency body, Language language, String username, Map<String, String> wrong,
			HttpStatus status) {
		ModelAndView page = model(new ModelAndView("activation"), body, language);
		page.setStatus(status);
		page.addObject("username", username);
		page.addObject("wrong", wrong);
		page.addObject("shortest", body.password().minimumChosen());
		return page;
	}

	private static ModelAndView model(ModelAndView page, Agency body, Language language) {
		return page.addObject("agency", body.id().value())
			.addObject("body", body.name().in(language))
			.addObject("contact", body.contact().in(language))
			.addObject("lang", language.key())
			.addObject("other", (language == Language.FR) ? Language.EN.key() : Language.FR.key());
	}

	private static String input(HttpServletRequest request, String name) {
		String value = request.getParameter(name);
		if (value == null) {
			return "";
		}
		return (value.length() > LONGEST_INPUT) ? value.substring(0, LONGEST_INPUT) : value;
	}

	private Agency agency(String id) {
		return this.catalogue.agencies()
			.values()
			.stream()
			.filter((agency) -> agency.id().value().equals(id))
			.findFirst()
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

}
