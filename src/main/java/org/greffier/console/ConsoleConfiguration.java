package org.greffier.console;

import java.nio.charset.StandardCharsets;

import org.greffier.catalogue.Catalogue;
import org.greffier.registry.Activation;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.servlet.LocaleResolver;

/**
 * The pages, where there is a web server. Needs a {@link Catalogue} and an
 * {@link Activation} among the beans.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@Import(WebSecurity.class)
public class ConsoleConfiguration {

	@Bean
	ActivationPages activationPages(Catalogue catalogue, Activation activation) {
		return new ActivationPages(catalogue, activation);
	}

	@Bean
	LocaleResolver localeResolver() {
		return new PageLanguage();
	}

	@Bean
	MessageSource messageSource() {
		ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
		texts.setBasename("messages/console");
		texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
		texts.setFallbackToSystemLocale(false);
		return texts;
	}

}
