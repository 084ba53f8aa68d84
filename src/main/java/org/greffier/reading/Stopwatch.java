package org.greffier.reading;

/**
 * Is told when the reading of a file goes on to another stage: a benchmark listens, the
 * product does not. What is in no stage of its own belongs to {@link Stage#OPEN}.
 */
@FunctionalInterface
interface Stopwatch {

	/** Nobody listens. */
	Stopwatch NONE = (stage) -> {
	};

	void begin(Stage stage);

	/** The stages that a benchmark shows (READING, the pipeline). */
	enum Stage {

		/** Caps, the parser, what every file costs. */
		OPEN,
		/** The picture out of a page. */
		DECODE,
		/** Laying the page over its blank. */
		REGISTER,
		/** Typed fields and ticks. */
		FIELDS,
		/** The signature boxes. */
		SIGNATURES,
		/** The second opinion on typed fields. */
		NAMES

	}

}
