package org.greffier.rules;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.greffier.catalogue.FormKind;
import org.greffier.form.FieldName;
import org.greffier.form.FieldReading;
import org.greffier.form.Finding;
import org.greffier.form.FindingCode;
import org.greffier.form.KindVersion;
import org.greffier.form.Party;
import org.greffier.form.Problem;
import org.greffier.form.Reading;

/** Where a form comes from, what file it is, and how surely it was read. */
final class SourceRules {

	/** The mail's origin was verified, or nothing is decided without a clerk. */
	static final Rule SENDER = Rule.always("sender-authenticated", "X-05", SourceRules::sender,
			FindingCode.SENDER_UNAUTHENTICATED);

	/** Somebody else may send the form; it is only recorded. */
	static final Rule SENDER_IS_PARTY = Rule.always("sender-is-party", "X-06", SourceRules::senderIsParty,
			FindingCode.SENDER_IS_THIRD_PARTY);

	/** What the reader saw of the file itself. */
	static final Rule READABLE = Rule.always("file-readable", "X-03", SourceRules::readable, codesOfReader());

	/** The form is one of this body's. */
	static final Rule KIND = Rule.always("kind-known", "RAMQ-21", SourceRules::kind, FindingCode.KIND_OF_ANOTHER_BODY,
			FindingCode.KIND_UNKNOWN);

	/** The blank is the current one, or an older one that is still read. */
	static final Rule VERSION = Rule.always("version-current", "AMF-07", SourceRules::version,
			FindingCode.VERSION_EXPIRED, FindingCode.VERSION_UNKNOWN, FindingCode.VERSION_OLD);

	/** Every value was read surely enough; {@code at-least} is from 0 to 1. */
	static final Rule CONFIDENT = Rule
		.always("read-surely", "READING-8", SourceRules::confident, FindingCode.LOW_CONFIDENCE)
		.with("at-least", "0.90");

	private static final String NOT_PDF_ROW = "RAMQ-06";

	/** Files that are no PDF, each kind with an advice of its own. */
	static final Set<FindingCode> WRONG_TYPE = Set
		.copyOf(EnumSet.of(FindingCode.NOT_PDF, FindingCode.ZIP, FindingCode.ENCRYPTED_ARCHIVE,
				FindingCode.ENCRYPTED_MAIL, FindingCode.WINMAIL, FindingCode.PICTURE_IN_BODY));

	/** Problems whose row of RULES.md is another than the rule's own. */
	private static final Map<FindingCode, String> ROWS = new EnumMap<>(
			Map.of(FindingCode.SEVERAL_FORMS_IN_ONE_FILE, "RAMQ-05", FindingCode.SEVERAL_USERS, "RAMQ-02",
					FindingCode.SCAN, "RAMQ-09", FindingCode.NO_FORM, NOT_PDF_ROW));

	private SourceRules() {
	}

	/** The reader may report any code; the closed list is the enum itself. */
	private static FindingCode[] codesOfReader() {
		return FindingCode.values();
	}

	private static void sender(Filing filing, Told told) {
		if (!filing.facts().senderAuthenticated()) {
			told.found(FindingCode.SENDER_UNAUTHENTICATED);
		}
	}

	private static void senderIsParty(Filing filing, Told told) {
		Optional<String> sender = filing.facts().sender().flatMap(Addresses::canonical);
		List<String> parties = List.of(Party.GRANTOR, Party.USER)
			.stream()
			.flatMap((party) -> filing.email(party).flatMap(Addresses::canonical).stream())
			.toList();
		// With one address missing, the sender may be the one who forgot it.
		if (sender.isPresent() && parties.size() == Party.values().length && !parties.contains(sender.get())) {
			told.found(FindingCode.SENDER_IS_THIRD_PARTY);
		}
	}

	private static void readable(Filing filing, Told told) {
		for (Problem problem : filing.reading().problems()) {
			told.found(problem.code(), problem.field(), row(problem), problem.detail());
		}
	}

	/** What the reader saw, of a file that is no form of the catalogue. */
	static List<Finding> ofReader(Reading reading) {
		return reading.problems()
			.stream()
			.map((problem) -> new Finding(problem.code(), problem.code().severity(), problem.field(), row(problem),
					problem.detail()))
			.toList();
	}

	private static String row(Problem problem) {
		String row = WRONG_TYPE.contains(problem.code()) ? NOT_PDF_ROW : READABLE.row();
		return ROWS.getOrDefault(problem.code(), row);
	}

	private static void kind(Filing filing, Told told) {
		FormKind kind = filing.kind();
		if (filing.reading().kind().filter((read) -> read.kind().equals(kind.name())).isEmpty()) {
			if (!filing.reading().has(FindingCode.KIND_UNKNOWN)) {
				told.found(FindingCode.KIND_UNKNOWN);
			}
		}
		else if (!kind.agency().equals(filing.facts().agency())
				&& !filing.reading().has(FindingCode.KIND_OF_ANOTHER_BODY)) {
			told.found(FindingCode.KIND_OF_ANOTHER_BODY);
		}
	}

	private static void version(Filing filing, Told told) {
		int version = filing.reading().kind().map(KindVersion::version).orElse(filing.kind().version());
		if (version > filing.kind().version()) {
			told.found(FindingCode.VERSION_UNKNOWN, Integer.toString(version));
		}
		else if (version < filing.kind().version()) {
			LocalDate last = filing.kind().accepts().get(version);
			if (last == null) {
				told.found(FindingCode.VERSION_EXPIRED);
			}
			else {
				boolean expired = filing.facts().receivedOn().isAfter(last);
				told.found(expired ? FindingCode.VERSION_EXPIRED : FindingCode.VERSION_OLD, last.toString());
			}
		}
	}

	private static void confident(Filing filing, Told told) {
		double atLeast = Double.parseDouble(filing.parameter("at-least"));
		filing.reading().fields().forEach((name, field) -> {
			if (isOfKind(filing.kind(), name) && isUnsure(field, atLeast)) {
				told.found(FindingCode.LOW_CONFIDENCE, name);
			}
		});
	}

	private static boolean isUnsure(FieldReading field, double atLeast) {
		return field.confidence() < atLeast;
	}

	private static boolean isOfKind(FormKind kind, FieldName name) {
		return kind.fields().containsKey(name)
				|| kind.choices().keySet().stream().anyMatch((choice) -> name.value().startsWith(choice.value() + "."));
	}

}
