package org.greffier.rules;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.greffier.form.FieldName;
import org.greffier.form.Finding;
import org.greffier.form.FindingCode;
import org.greffier.form.Reading;
import org.greffier.form.Severity;
import org.greffier.form.Source;

/**
 * A form is never refused by a machine that is not sure (READING, figures): what was
 * concluded from a doubtful reading goes to a clerk instead of to the applicant.
 */
final class Certainty {

	/**
	 * Seen on the file itself: nothing further can be read from it, and it is refused.
	 */
	private static final Set<FindingCode> ENDS = EnumSet.of(FindingCode.NO_FORM, FindingCode.FILE_TOO_LARGE,
			FindingCode.TOO_MANY_FILES, FindingCode.PDF_PASSWORD, FindingCode.PDF_DAMAGED, FindingCode.XFA,
			FindingCode.TOO_MANY_PAGES, FindingCode.SEVERAL_FORMS_IN_ONE_FILE, FindingCode.KIND_OF_ANOTHER_BODY,
			FindingCode.VERSION_EXPIRED);

	/** The reading as a whole may be wrong. */
	private static final Set<FindingCode> UNSURE = EnumSet.of(FindingCode.SCAN, FindingCode.READ_FAILED,
			FindingCode.LIMIT_EXCEEDED, FindingCode.KIND_UNKNOWN, FindingCode.VERSION_UNKNOWN,
			FindingCode.PAGES_MISSING, FindingCode.BLANK_ALTERED, FindingCode.CHANGED_AFTER_SIGNING,
			FindingCode.DIGITAL_SIGNATURE_BROKEN);

	/** One field of the reading may be wrong. */
	private static final Set<FindingCode> FIELD_UNSURE = EnumSet.of(FindingCode.LOW_CONFIDENCE,
			FindingCode.APPEARANCE_DIFFERS, FindingCode.SIGNATURE_DOUBTFUL, FindingCode.FIELD_CHANGED_AFTER_SIGNING);

	/** What compares what is asked for with who the parties are. */
	private static final Set<FindingCode> OF_ALL_TICKS = EnumSet.of(FindingCode.GRANTOR_MAY_NOT_AUTHORISE,
			FindingCode.USER_NOT_ELIGIBLE);

	/** What the parties are told apart by. */
	private static final Set<String> COMPARED = Set.of("email", "familyName", "givenName");

	private Certainty() {
	}

	/** Whether the fields need not be looked at any more. */
	static boolean ends(List<Finding> findings) {
		return findings.stream().map(Finding::code).anyMatch(Certainty::isEnd);
	}

	private static boolean isEnd(FindingCode code) {
		return ENDS.contains(code) || SourceRules.WRONG_TYPE.contains(code);
	}

	/** Whether the reader got nothing from which a field could be judged. */
	static boolean hasNothingRead(Reading reading, List<Finding> findings) {
		return reading.fields().isEmpty() && isUnsure(reading, findings);
	}

	/** The same findings, with those that rest on a doubtful reading left to a clerk. */
	static List<Finding> soften(Reading reading, List<Finding> findings) {
		boolean unsure = isUnsure(reading, findings);
		Set<FieldName> doubtful = new HashSet<>();
		boolean somewhere = false;
		for (Finding finding : findings) {
			if (FIELD_UNSURE.contains(finding.code())) {
				finding.field().ifPresent(doubtful::add);
				somewhere |= finding.field().isEmpty();
			}
		}
		boolean everywhere = unsure || somewhere;
		return findings.stream()
			.map((finding) -> (everywhere || isAbout(finding, doubtful)) ? softened(finding) : finding)
			.toList();
	}

	private static boolean isUnsure(Reading reading, List<Finding> findings) {
		return reading.source() == Source.SCAN || findings.stream().anyMatch((f) -> UNSURE.contains(f.code()));
	}

	/** What compares several fields rests on all of them. */
	private static boolean isAbout(Finding finding, Set<FieldName> doubtful) {
		boolean compares = finding.code() == FindingCode.ADDRESSES_EQUAL
				|| finding.code() == FindingCode.GRANTOR_IS_USER || finding.code() == FindingCode.SEVERAL_USERS;
		boolean ticks = OF_ALL_TICKS.contains(finding.code())
				&& doubtful.stream().anyMatch((name) -> name.section().equals("grant"));
		Optional<FieldName> field = finding.field();
		return ticks || field.filter(doubtful::contains).isPresent()
				|| (compares && doubtful.stream().anyMatch((name) -> COMPARED.contains(name.local()))) || field.stream()
					.anyMatch((name) -> doubtful.stream().anyMatch((d) -> d.value().startsWith(name.value() + ".")));
	}

	private static Finding softened(Finding finding) {
		boolean strong = finding.severity() == Severity.REFUSE || finding.severity() == Severity.HOLD;
		return (strong && !isEnd(finding.code())) ? finding.withSeverity(Severity.REVIEW) : finding;
	}

}
