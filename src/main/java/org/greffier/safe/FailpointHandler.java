package org.greffier.safe;

/**
 * What happens when a failpoint is reached. Only the tests bring one, as a service on
 * their class path; the product's jar has none.
 */
@FunctionalInterface
public interface FailpointHandler {

	void reached(String id);

}
