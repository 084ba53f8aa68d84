package org.greffier.casefile;

import java.util.Optional;
import java.util.UUID;

import org.greffier.form.AgencyId;

/**
 * Something that happened, to be appended to the audit.
 *
 * @param actor {@code job:decide}, {@code clerk:ID}, {@code operator:NAME} or
 * {@code owner}; safe to log
 * @param subject {@code envelope}, {@code form}, {@code letter}, {@code account},
 * {@code mandate}, {@code batch}, {@code run} or {@code agency}
 * @param event a dotted name, such as {@code form.status}
 * @param why ids, codes and counts; never personal data
 */
public record CaseEvent(AgencyId agency, String actor, String subject, UUID subjectId, String event,
		Optional<String> from, Optional<String> to, String why) {

	public static CaseEvent of(AgencyId agency, String actor, String subject, UUID subjectId, String event,
			String why) {
		return new CaseEvent(agency, actor, subject, subjectId, event, Optional.empty(), Optional.empty(), why);
	}

	public static CaseEvent move(AgencyId agency, String actor, String subject, UUID subjectId, Enum<?> from,
			Enum<?> to, String why) {
		return new CaseEvent(agency, actor, subject, subjectId, subject + ".status", Optional.of(from.name()),
				Optional.of(to.name()), why);
	}

}
