package org.greffier.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import org.greffier.form.FindingCode;
import org.greffier.form.Problem;
import org.greffier.platform.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file that is no PDF is told to be. */
class MagicTests {

	@ParameterizedTest
	@Row({ "MAIL-7", "MAIL-8" })
	@CsvSource({ "FFD8FFE0,jpeg", "89504E470D0A,png", "0000001866747970686569630000,heic", "49492A00,tiff",
			"D0CF11E0A1B1,office", "504B0304140000000000776F72642F,docx", "7B5C727466,rtf" })
	void namesPicturesAndDocuments(String hex, String type) {
		assertThat(Magic.problem(hex(hex))).isEqualTo(Problem.of(FindingCode.NOT_PDF, type));
	}

	@ParameterizedTest
	@Row("MAIL-3")
	@CsvSource("789F3E22")
	void namesAWinmailThatWasNotOpened(String hex) {
		assertThat(Magic.problem(hex(hex))).isEqualTo(Problem.of(FindingCode.WINMAIL));
	}

	@ParameterizedTest
	@Row("MAIL-9")
	@CsvSource({ "504B03041400000008,zip", "526172211A0700CF907300000D00000000000000AABB7420,rar",
			"526172211A070100AABBCCDD0A0105,rar", "377ABCAF271C0004,7z", "1F8B0800,gzip" })
	void namesArchives(String hex, String type) {
		assertThat(Magic.problem(hex(hex))).isEqualTo(Problem.of(FindingCode.ZIP, type));
	}

	@ParameterizedTest
	@Row("MAIL-10")
	@CsvSource({ "504B03041400010008,zip", "504B03041400000008504B03041400090008,zip",
			"526172211A0700CF907380000D00000000000000,rar", "526172211A0700CF907300000D00000000000000AABB7424,rar",
			"526172211A070100AABBCCDD0A0401,rar", "377ABCAF271C0004AABB06F10701,7z" })
	void namesArchivesThatTakeAPassword(String hex, String type) {
		assertThat(Magic.problem(hex(hex))).isEqualTo(Problem.of(FindingCode.ENCRYPTED_ARCHIVE, type));
	}

	@ParameterizedTest
	@Row("MAIL-26")
	@CsvSource({ "308006092A864886F70D010703A080", "3082012306092A864886F70D010703A082",
			"308006092A864886F70D010706A080", "3080060B2A864886F70D0109100117A080", "85010C0355667788",
			"848C035566778899", "2D2D2D2D2D424547494E20504750204D4553534147452D2D2D2D2D" })
	void namesWhatOnlyAnotherCanRead(String hex) {
		assertThat(Magic.problem(hex(hex))).isEqualTo(Problem.of(FindingCode.ENCRYPTED_MAIL));
	}

	@Test
	@Row("MAIL-9")
	void takesNoArchiveForThePdfThatItHolds() {
		byte[] stored = "PK\u0003\u0004\n\0\0\0\0\0 a.pdf %PDF-1.7\n%%EOF".getBytes(StandardCharsets.ISO_8859_1);

		assertThat(Magic.isPdf(stored)).isFalse();
		assertThat(Magic.problem(stored)).isEqualTo(Problem.of(FindingCode.ZIP, "zip"));
		assertThat(Magic.isPdf("\r\nscanned by x\r\n%PDF-1.4".getBytes(StandardCharsets.US_ASCII))).isTrue();
	}

	private static byte[] hex(String hex) {
		return java.util.HexFormat.of().parseHex(hex);
	}

}
