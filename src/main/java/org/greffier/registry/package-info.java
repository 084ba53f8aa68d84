/**
 * Who may act for whom: persons, organisations, mandates, accounts, grants, credentials,
 * and the directory where they take effect.
 * <p>
 * Input: an accepted form and what it reads. Output: the account with its user name, what
 * was granted, a temporary password for one send attempt, and answers to what the rules
 * must know. Alone writes {@code person}, {@code person_address}, {@code organisation},
 * {@code mandate}, {@code grant_batch}, {@code account}, {@code access_grant},
 * {@code enrolment}, {@code directory_entry}, {@code directory_access} and
 * {@code sign_in_source}. Enrolment opens no transaction: the caller does, with the
 * letters that it owes. Credentials open their own.
 */
@NullMarked
package org.greffier.registry;

import org.jspecify.annotations.NullMarked;
