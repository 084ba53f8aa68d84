package org.greffier.jobs;

/**
 * A step could not go on. Its message is all that Spring Batch stores of the failure, in
 * clear: the classes, never their messages or traces (FAULTS L-02).
 */
final class StepFailed extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private StepFailed(String message) {
		super(message, null, false, false);
	}

	static StepFailed of(String step, Throwable thrown) {
		StringBuilder text = new StringBuilder(step).append(": ").append(thrown.getClass().getName());
		for (Throwable cause = thrown.getCause(); cause != null && text.length() < 500; cause = cause.getCause()) {
			text.append(" <- ").append(cause.getClass().getName());
		}
		for (StackTraceElement frame : thrown.getStackTrace()) {
			if (frame.getClassName().startsWith("org.greffier.")) {
				text.append(" at ").append(frame.getFileName()).append(':').append(frame.getLineNumber());
				break;
			}
		}
		return new StepFailed(text.toString());
	}

}
