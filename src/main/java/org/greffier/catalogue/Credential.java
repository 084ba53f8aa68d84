package org.greffier.catalogue;

/** The two halves of a credential; they never travel together. */
public enum Credential {

	USERNAME, PASSWORD

}
