package org.greffier.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.greffier.form.FindingCode;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The RAMQ's inbox shows every finding that a mail to it can have. */
class SampleCodesTests {

	private static final Path INBOX = Path.of("sample-inbox/ramq");

	/**
	 * Findings of a mail itself stand in its answer, not with a file: the sample of each.
	 */
	private static final Map<FindingCode, String> OF_THE_MAIL = Map.of(FindingCode.NO_FORM, "no-file",
			FindingCode.TOO_MANY_FILES, "too-many-files", FindingCode.WITHDRAWAL_UNCLEAR, "withdrawal-unclear");

	/** What no sample mail can show, and why. */
	private static final Map<FindingCode, String> NOT_SHOWN = new EnumMap<>(FindingCode.class);

	static {
		NOT_SHOWN.put(FindingCode.MAIL_TOO_LARGE, "needs a mail of 25 MB");
		NOT_SHOWN.put(FindingCode.FILE_TOO_LARGE, "needs a file of 10 MB");
		NOT_SHOWN.put(FindingCode.DUPLICATE_FILE, "no rule finds it: such a file has a state of its own");
		NOT_SHOWN.put(FindingCode.UNREADABLE_MAIL, "no rule finds it: such a mail is set aside");
		NOT_SHOWN.put(FindingCode.READ_FAILED, "only a fault of the reader leads to it");
		NOT_SHOWN.put(FindingCode.SIGNATURES_ALIKE, "needs a scan signed twice; no sample of it is drawn yet");
		for (FindingCode code : new FindingCode[] { FindingCode.DIGITAL_SIGNATURE_BROKEN,
				FindingCode.DIGITAL_SIGNATURE_UNTRUSTED, FindingCode.CHANGED_AFTER_SIGNING,
				FindingCode.FIELD_CHANGED_AFTER_SIGNING, FindingCode.SIGNER_NAME_DIFFERS }) {
			NOT_SHOWN.put(code, "no form takes digital signatures; DigitalSignatureTests make such files");
		}
		NOT_SHOWN.put(FindingCode.CHECK_DIGIT_WRONG, "the RAMQ's forms ask for no enterprise number");
		NOT_SHOWN.put(FindingCode.NUMBERS_EXCHANGED, "the RAMQ's forms ask for no enterprise number");
		NOT_SHOWN.put(FindingCode.FIELD_ODD_CHARACTERS, "needs a letter that the font of the blanks lacks");
		NOT_SHOWN.put(FindingCode.OPTION_UNKNOWN, "needs a box that no blank has");
		NOT_SHOWN.put(FindingCode.GRANTOR_TABLE_ABSENT, "needs a catalogue without its table");
		NOT_SHOWN.put(FindingCode.GRANTOR_ADDRESS_CHANGED, "needs an address that its owner confirmed");
		NOT_SHOWN.put(FindingCode.ACCOUNT_DEACTIVATED, "needs an account that a person ended");
		NOT_SHOWN.put(FindingCode.ADDRESS_CORRECTED, "needs a reply to a letter of an earlier night");
		NOT_SHOWN.put(FindingCode.CORRECTION_UNCLEAR, "needs a reply to a letter of an earlier night");
		NOT_SHOWN.put(FindingCode.REPLACES_EARLIER, "needs a reply to a letter of an earlier night");
	}

	@Test
	void everyFindingHasASampleOrAReasonWhyNot() throws IOException {
		Set<FindingCode> shown = shown();
		OF_THE_MAIL.forEach((code, sample) -> {
			assertThat(INBOX.resolve(sample + ".eml")).exists();
			shown.add(code);
		});

		assertThat(EnumSet.complementOf(EnumSet.copyOf(shown))).isEqualTo(NOT_SHOWN.keySet());
	}

	private static Set<FindingCode> shown() throws IOException {
		Set<FindingCode> shown = EnumSet.noneOf(FindingCode.class);
		try (Stream<Path> files = Files.list(INBOX)) {
			for (Path file : files.filter((path) -> path.toString().endsWith(".json")).toList()) {
				for (JsonNode of : JsonMapper.shared().readTree(Files.readString(file)).path("files")) {
					of.path("codes").forEach((code) -> shown.add(FindingCode.valueOf(code.asString())));
					of.path("notes").forEach((code) -> shown.add(FindingCode.valueOf(code.asString())));
				}
			}
		}
		return shown;
	}

}
