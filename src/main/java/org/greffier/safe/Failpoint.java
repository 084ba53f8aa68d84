package org.greffier.safe;

import java.util.List;
import java.util.ServiceLoader;

/**
 * The places at which a test may have the process killed: the crash points of the fault
 * list (FAULTS C-01 to C-10), named where they stand. Does nothing unless a
 * {@link FailpointHandler} is on the class path.
 */
public final class Failpoint {

	private static final List<FailpointHandler> HANDLERS = ServiceLoader.load(FailpointHandler.class)
		.stream()
		.map(ServiceLoader.Provider::get)
		.toList();

	private Failpoint() {
	}

	/**
	 * Says that the process stands at this point.
	 * @param id of the case, such as {@code C-08}
	 */
	public static void reached(String id) {
		HANDLERS.forEach((handler) -> handler.reached(id));
	}

}
