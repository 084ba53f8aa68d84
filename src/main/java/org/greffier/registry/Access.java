package org.greffier.registry;

import org.greffier.form.MandateId;

/**
 * One thing that an account may do.
 *
 * @param mandate in whose name
 * @param choice the kind's list, such as {@code grant.services}
 * @param code of the service or block in that list
 */
public record Access(MandateId mandate, String choice, String code) {
}
