package org.greffier.jobs;

/**
 * One step of a night: a loop over what stands in one state. It may be started again at
 * any time and then goes on where it stood.
 */
interface NightStep {

	/** Its name in the report, the log and Spring Batch's tables. */
	String name();

	/**
	 * Does the work, each item in a transaction of its own.
	 * @throws RuntimeException when the house cannot go on; what is wrong with one item
	 * never ends a step
	 */
	void run(Night night);

}
