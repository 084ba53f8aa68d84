package org.greffier.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

import org.greffier.form.Language;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.AbstractConfigurableTemplateResolver;
import org.thymeleaf.templateresource.ITemplateResource;
import org.thymeleaf.templateresource.StringTemplateResource;

/**
 * The letter templates of one body: {@code NAME.fr.txt} and {@code NAME.en.txt} in the
 * body's own {@code letters/}, else in the shared one. Thymeleaf's TEXT mode; a line that
 * holds nothing but a tag leaves no line behind. What is put in is never read as a
 * template.
 */
final class LetterTemplates {

	private static final Pattern TAG_LINE = Pattern
		.compile("(?m)^[ \\t]*(\\[(?:#(?:(?!\\[/|\\[\\().)*|/)\\])[ \\t]*\\n");

	private final SpringTemplateEngine engine = new SpringTemplateEngine();

	LetterTemplates(Path own, Path shared) {
		this.engine.setTemplateResolver(new Resolver(own, shared));
	}

	/**
	 * Fills one template in.
	 * @throws IllegalStateException if there is none of that name in this language
	 */
	String fill(String name, Language language, Map<String, Object> model) {
		Context context = new Context(language.locale(), model);
		return this.engine.process(name + "." + language.key(), context);
	}

	private static final class Resolver extends AbstractConfigurableTemplateResolver {

		private final Path own;

		private final Path shared;

		Resolver(Path own, Path shared) {
			this.own = own;
			this.shared = shared;
			setTemplateMode(TemplateMode.TEXT);
			setSuffix(".txt");
			setCacheable(true);
		}

		@Override
		protected ITemplateResource computeTemplateResource(IEngineConfiguration configuration,
				@Nullable String ownerTemplate, String template, String resourceName, String characterEncoding,
				@Nullable Map<String, Object> templateResolutionAttributes) {
			Path file = Files.exists(this.own.resolve(resourceName)) ? this.own.resolve(resourceName)
					: this.shared.resolve(resourceName);
			if (!resourceName.matches("[a-z-]+\\.(fr|en)\\.txt") || !Files.exists(file)) {
				throw new IllegalStateException("no letter template " + resourceName + " in " + this.own + " nor in "
						+ this.shared + ": every letter is written in fr and en");
			}
			try {
				String text = Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n");
				return new StringTemplateResource(TAG_LINE.matcher(text).replaceAll("$1"));
			}
			catch (IOException ex) {
				throw new UncheckedIOException("cannot read " + file, ex);
			}
		}

	}

}
