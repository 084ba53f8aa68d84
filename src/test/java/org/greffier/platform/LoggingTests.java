package org.greffier.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;

class LoggingTests {

	private static final String CANARY = "canary.bird@secret.test";

	@Test
	void showsClassesOfExceptionsAndNeverTheirMessages() throws Exception {
		String line = logged((context) -> context.getLogger("org.greffier.jobs.Test")
			.error("form {}: failed", 7,
					new IllegalStateException("to " + CANARY, new IllegalArgumentException(CANARY))));

		assertThat(line).contains("form 7: failed")
			.contains("java.lang.IllegalStateException")
			.contains("java.lang.IllegalArgumentException")
			.contains("at LoggingTests.java:")
			.doesNotContain("canary");
		assertThat(line.strip()).hasLineCount(1);
	}

	@Test
	void keepsALineOneLine() throws Exception {
		String line = logged((context) -> context.getLogger("org.greffier.jobs.Test")
			.info("a\r\n2026-11-02 ERROR forged \u001b[31m{}", "x".repeat(10_000)));

		assertThat(line.strip()).hasLineCount(1).hasSizeLessThan(2_200).doesNotContain("\u001b");
	}

	@Test
	void saysNothingOfLibrariesThatQuoteWhatTheyGet() throws Exception {
		String line = logged((context) -> {
			context.getLogger("org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver")
				.warn("Resolved [" + CANARY + "]");
			context.getLogger("org.apache.catalina.core.ContainerBase.[Tomcat]").error("threw " + CANARY);
			context.getLogger("org.eclipse.angus.mail.smtp").error(CANARY);
		});

		assertThat(line).isEmpty();
	}

	/** What the product's own configuration makes of these events. */
	private static String logged(Consumer<LoggerContext> work) throws Exception {
		LoggerContext context = new LoggerContext();
		JoranConfigurator configurator = new JoranConfigurator();
		configurator.setContext(context);
		configurator.doConfigure(Greffier.class.getResource("/logback.xml"));
		Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
		Encoder<ILoggingEvent> encoder = ((ConsoleAppender<ILoggingEvent>) root.getAppender("STDERR")).getEncoder();
		ListAppender<ILoggingEvent> list = new ListAppender<>();
		list.start();
		root.detachAppender("STDERR");
		root.addAppender(list);
		work.accept(context);
		StringBuilder text = new StringBuilder();
		list.list.forEach((event) -> text.append(new String(encoder.encode(event), StandardCharsets.UTF_8)));
		return text.toString();
	}

}
