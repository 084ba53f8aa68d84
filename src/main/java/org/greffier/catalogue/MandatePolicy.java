package org.greffier.catalogue;

/**
 * What becomes of mandates whose grantor lost the status that gave them (RULES X-11).
 *
 * @param suspendsGone whether a grantor who stands no more in the reference table has
 * lost it, as one who stands there as inactive has
 * @param resumes whether a status that returns brings the mandates back; else each access
 * needs a new form
 * @param most mandates suspended in one night: more means a faulty table, and none is
 */
public record MandatePolicy(boolean suspendsGone, boolean resumes, int most) {

	/** What holds when {@code job.yaml} says nothing. */
	public static final MandatePolicy DEFAULT = new MandatePolicy(false, false, 100);

}
