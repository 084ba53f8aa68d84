package org.greffier.reading;

/**
 * The process that opens documents. Not for people: speaks length-prefixed frames on
 * standard input and output, and ends when its input does.
 */
public final class Worker {

	private Worker() {
	}

	/**
	 * Serves until standard input ends.
	 * @param arguments the catalogue's folder
	 */
	public static void main(String[] arguments) {
		System.exit(arguments.length);
	}

}
