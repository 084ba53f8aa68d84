package org.greffier.platform;

import java.util.Optional;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import org.jspecify.annotations.Nullable;

/**
 * Shows an exception in the log by its classes and the house's own frames, on the same
 * line and without a message: a message may quote an address, a name or a field (FAULTS
 * L-09).
 */
public final class ThrowableClasses extends ThrowableHandlingConverter {

	private static final int CAUSES = 8;

	private static final int FRAMES = 5;

	@Override
	public String convert(ILoggingEvent event) {
		StringBuilder text = new StringBuilder();
		@Nullable IThrowableProxy thrown = event.getThrowableProxy();
		for (int depth = 0; thrown != null && depth < CAUSES; depth++, thrown = thrown.getCause()) {
			text.append(" <- ").append(thrown.getClassName());
			frames(thrown, text);
		}
		return text.toString();
	}

	private static void frames(IThrowableProxy thrown, StringBuilder text) {
		int shown = 0;
		for (StackTraceElementProxy frame : Optional.ofNullable(thrown.getStackTraceElementProxyArray())
			.orElse(new StackTraceElementProxy[0])) {
			StackTraceElement element = frame.getStackTraceElement();
			if (element.getClassName().startsWith("org.greffier.") && shown++ < FRAMES) {
				text.append(" at ").append(element.getFileName()).append(':').append(element.getLineNumber());
			}
		}
	}

}
