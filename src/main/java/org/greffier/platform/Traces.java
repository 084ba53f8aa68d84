package org.greffier.platform;

/** Where an exception came from, without its message. */
final class Traces {

	private static final int FRAMES = 6;

	private Traces() {
	}

	/**
	 * The classes of the causes and the first own frames, on one line each.
	 */
	static String where(Throwable thrown) {
		StringBuilder text = new StringBuilder();
		Throwable cause = thrown.getCause();
		for (int depth = 0; cause != null && depth < FRAMES; depth++, cause = cause.getCause()) {
			text.append(", caused by ").append(cause.getClass().getName());
		}
		int shown = 0;
		for (StackTraceElement frame : thrown.getStackTrace()) {
			if (frame.getClassName().startsWith("org.greffier.") && shown++ < FRAMES) {
				text.append(System.lineSeparator()).append("  at ").append(frame);
			}
		}
		return text.toString();
	}

}
