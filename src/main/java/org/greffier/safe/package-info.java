/**
 * What keeps data and runs safe: encryption at rest, keyed hashes, keys and their
 * rotation, leases with fencing tokens, and how we sign in to servers. Knows nothing of
 * the house; any package may use it. Writes the table {@code lease} alone.
 */
@NullMarked
package org.greffier.safe;

import org.jspecify.annotations.NullMarked;
