/**
 * The ledger: envelopes, their documents, their forms, their findings, their states and
 * every event.
 * <p>
 * Input: what the stages decide. Output: the state that every step starts from. Every
 * change of state is one row in {@code case_event}, append-only and chained by hash.
 * Alone writes {@code envelope}, {@code document}, {@code form}, {@code finding},
 * {@code case_event} and {@code case_event_head}. Opens no transaction: the caller does.
 */
@NullMarked
package org.greffier.casefile;

import org.jspecify.annotations.NullMarked;
