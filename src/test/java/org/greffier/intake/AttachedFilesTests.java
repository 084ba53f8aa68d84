package org.greffier.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import org.greffier.form.FindingCode;
import org.greffier.platform.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files come out of a mail, however they were packed, named or shown. */
class AttachedFilesTests {

	private static final String PDF = IntakeFixtures.PDF;

	@Test
	@Row("MAIL-1")
	void takesThePdfOfAMailInHtmlAlone() {
		assertThat(names(files("Content-Type: text/html\n\n<p>Bonjour", pdf("a.pdf")))).containsExactly("a.pdf");
	}

	@ParameterizedTest
	@Row("MAIL-3")
	@ValueSource(strings = { "application/ms-tnef; name=winmail.dat", "application/octet-stream; name=winmail.dat",
			"application/octet-stream", "application/vnd.ms-tnef" })
	void unpacksTwoFormsOutOfAWinmail(String type) {
		byte[] winmail = PackedMail.winmail("Bonjour", "Demande d’accès 1.pdf", PDF + 1, "2.pdf", PDF + 2);
		List<Attachment> files = files(base64(type, winmail));

		assertThat(names(files)).containsExactly("Demande d’accès 1.pdf", "2.pdf");
		assertThat(files).extracting((file) -> new String(file.content(), StandardCharsets.UTF_8))
			.containsExactly(PDF + 1, PDF + 2);
	}

	@Test
	@Row({ "MAIL-3", "MAIL-23" })
	void unpacksAMailThatOutlookForwards() {
		byte[] winmail = PackedMail.forwarded(PackedMail.winmail("Bonjour", "a.pdf", PDF));

		assertThat(names(files(base64("application/ms-tnef", winmail)))).containsExactly("a.pdf");
	}

	@Test
	@Row("MAIL-3")
	void leavesAWinmailWithoutFilesAndNamesOneThatIsBroken() {
		assertThat(files(base64("application/ms-tnef", PackedMail.winmail("Bonjour")), pdf("a.pdf"))).hasSize(1);
		assertThat(names(files(base64("application/ms-tnef; name=winmail.dat", new byte[] { 1, 2, 3, 4 }))))
			.containsExactly("winmail.dat");
		assertThat(
				names(files(base64("application/ms-tnef; name=winmail.dat", Arrays.copyOf(PackedMail.winmail(""), 6)))))
			.containsExactly("winmail.dat");
	}

	@Test
	@Row("MAIL-3")
	void losesNoFileOfAWinmailThatIsCutOff() {
		byte[] winmail = PackedMail.winmail("", "1.pdf", PDF, "2.pdf", PDF.repeat(20));

		for (int length = 8; length < winmail.length; length++) {
			assertThat(files(base64("application/ms-tnef", Arrays.copyOf(winmail, length)))).hasSizeBetween(0, 2);
		}
		List<Attachment> files = files(base64("application/ms-tnef", Arrays.copyOf(winmail, winmail.length - 300)));
		assertThat(names(files)).hasSize(2).startsWith("1.pdf");
		assertThat(files.get(1).content()).isNotEmpty();
	}

	@Test
	@Row({ "MAIL-3", "MAIL-23" })
	void unpacksAMailInAMailUpToADepth() {
		String mail = base64("application/pdf; name=deep.pdf", PDF.getBytes(StandardCharsets.US_ASCII));
		for (int depth = 1; depth <= 4; depth++) {
			mail = "Content-Type: message/rfc822\n\n" + mail;
			assertThat(names(files(mail))).containsExactly((depth <= 3) ? "deep.pdf" : "document-1");
		}
		byte[] winmail = PackedMail.winmail("", "TR demande.eml",
				"Content-Type: application/pdf; name=in.pdf\n\n" + PDF);
		assertThat(names(files(base64("application/ms-tnef", winmail)))).containsExactly("in.pdf");
	}

	@ParameterizedTest
	@Row("MAIL-4")
	@ValueSource(strings = { "Content-Type: application/pdf; name=f.pdf\nContent-Disposition: inline",
			"Content-Type: application/octet-stream; name=f.pdf", "Content-Type: application/x-pdf; name=f.pdf",
			"Content-Type: application/pdf;\n name=f.pdf", "Content-Type: image/jpeg; name=f.pdf",
			"Content-Type: application/pkcs7-signature; name=f.pdf" })
	void takesAPdfWhateverItsHeaderSays(String header) {
		assertThat(names(files(header + "\n\n" + PDF))).containsExactly("f.pdf");
	}

	@ParameterizedTest
	@Row("MAIL-5")
	@ValueSource(strings = { "Content-Type: image/png; name=logo.png\nContent-Disposition: inline",
			"Content-Type: text/x-vcard; name=alice.vcf", "Content-Type: application/octet-stream; name=alice.vcf",
			"Content-Type: text/calendar; name=rendez-vous.ics",
			"Content-Type: application/pkcs7-signature; name=s.p7s",
			"Content-Type: application/pgp-signature; name=signature.asc",
			"Content-Type: text/plain; name=disclaimer.txt\nContent-Disposition: attachment",
			"Content-Type: application/pgp-encrypted" })
	void leavesWhatAccompaniesAForm(String header) {
		assertThat(names(files(pdf("a.pdf"), header + "\n\nwhatever"))).containsExactly("a.pdf");
	}

	@Test
	@Row("MAIL-6")
	void refusesAPictureThatIsShownAmongTheWords() {
		String picture = "Content-Disposition: inline\n\n" + "j".repeat(250_000);

		assertThat(files("Content-Type: image/jpeg; name=IMG_1.jpeg\n" + picture)).singleElement()
			.extracting(Attachment::refused)
			.isEqualTo(Optional.of(FindingCode.PICTURE_IN_BODY));
		assertThat(files("Content-Type: text/html\n\n<img src=\"cid:a@b\">",
				"Content-Type: image/heic; name=IMG_1.heic\nContent-ID: <a@b>\n\n" + "j".repeat(250_000)))
			.singleElement()
			.extracting(Attachment::refused)
			.isEqualTo(Optional.of(FindingCode.PICTURE_IN_BODY));
		assertThat(files("Content-Type: application/pdf; name=f.pdf\n" + picture)).singleElement()
			.extracting(Attachment::refused)
			.isEqualTo(Optional.empty());
	}

	@ParameterizedTest
	@Row("MAIL-7")
	@ValueSource(strings = { "image/jpeg; name=photo.jpg", "image/heic; name=IMG_2.HEIC", "image/tiff; name=scan.tif" })
	void namesAPhotoThatIsAttachedHoweverSmall(String type) {
		assertThat(files("Content-Type: " + type + "\nContent-Disposition: attachment\n\nj")).singleElement()
			.extracting(Attachment::refused)
			.isEqualTo(Optional.empty());
	}

	@ParameterizedTest
	@Row({ "MAIL-8", "MAIL-9", "MAIL-10" })
	@ValueSource(strings = { "demande.docx", "demande.odt", "formulaires.zip", "formulaires.7z", "formulaires.rar" })
	void namesWhatIsNoPdf(String name) {
		assertThat(names(files("Content-Type: application/octet-stream; name=" + name + "\n\nPK")))
			.containsExactly(name);
	}

	@Test
	@Row({ "MAIL-13", "MAIL-14", "RAMQ-04" })
	void keepsTwoFilesOfOneName() {
		assertThat(names(files(pdf("scan.pdf"), pdf("scan.pdf")))).containsExactly("scan.pdf", "scan.pdf");
	}

	@ParameterizedTest
	@Row("MAIL-15")
	@CsvSource(delimiter = '|',
			value = { "filename=\"Doc: v. 29.03.pdf\"|Doc: v. 29.03.pdf",
					"filename*0*=utf-8''d%C3%A9; filename*1=sir.pdf|désir.pdf",
					"filename=\"=?iso-8859-1?Q?=E9t=E9.pdf?=\"|été.pdf", "filename=\"e\u0301te\u0301.pdf\"|été.pdf",
					"filename=\"C:\\\\Users\\\\moi\\\\f.pdf\"|f.pdf", "filename=\"../../etc/f.pdf\"|f.pdf",
					"filename=\"fdp\u202Eexe.pdf\"|fdp_exe.pdf", "filename=\"\"|document-1.pdf",
					"filename=\"....\"|document-1.pdf", "x=y|document-1.pdf" })
	void showsAnOddNameSoThatItCanBeRead(String written, String shown) {
		String part = "Content-Disposition: attachment; " + written + "\nContent-Type: application/pdf\n\n" + PDF;

		assertThat(names(files(part))).containsExactly(shown);
	}

	@Test
	@Row("MAIL-15")
	void shortensANameOfFourHundredCharacters() {
		assertThat(names(files(pdf("a".repeat(396) + ".pdf")))).singleElement()
			.satisfies((name) -> assertThat(name).hasSize(120).endsWith(".pdf"));
	}

	@Test
	@Row("MAIL-25")
	void opensASignedMail() {
		String inner = "Content-Type: multipart/mixed; boundary=i\r\n\r\n--i\r\n\r\nBonjour\r\n--i\r\n"
				+ "Content-Type: application/pdf; name=signed.pdf\r\n\r\n" + PDF + "\r\n--i--\r\n";

		assertThat(names(files(
				base64("application/pkcs7-mime; smime-type=signed-data; name=smime.p7m", PackedMail.signed(inner)))))
			.containsExactly("signed.pdf");
		assertThat(names(files(base64("application/octet-stream; name=formulaire.pdf.p7m", PackedMail.signed(PDF)))))
			.containsExactly("formulaire.pdf");
		assertThat(names(files("Content-Type: multipart/signed; boundary=s\n\n--s\n" + pdf("a.pdf")
				+ "\n--s\nContent-Type: application/pkcs7-signature; name=smime.p7s\n\nMIAG\n--s--")))
			.containsExactly("a.pdf");
	}

	@Test
	@Row("MAIL-25")
	void namesASignedMailThatIsCutOff() {
		byte[] signed = PackedMail.signed("Content-Type: application/pdf\r\n\r\n" + PDF);

		for (int length = 1; length < 60; length++) {
			assertThat(files(base64("application/pkcs7-mime", Arrays.copyOf(signed, length)))).hasSize(1);
		}
	}

	@Test
	@Row("MAIL-26")
	void namesWhatIsEncrypted() {
		String pgp = "-----BEGIN PGP MESSAGE-----\n\nhQEM\n-----END PGP MESSAGE-----\n";

		assertThat(names(files(
				base64("application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m", PackedMail.enveloped()))))
			.containsExactly("smime.p7m");
		assertThat(names(files("Content-Type: application/pgp-encrypted\n\nVersion: 1",
				"Content-Type: application/octet-stream; name=encrypted.asc\n\n" + pgp)))
			.containsExactly("encrypted.asc");
		assertThat(files("Content-Type: text/plain\n\n" + pgp)).hasSize(1);
		assertThat(names(files("Content-Type: text/plain\n\n" + pgp, pdf("a.pdf")))).containsExactly("a.pdf");
	}

	private static List<String> names(List<Attachment> files) {
		return files.stream().map(Attachment::fileName).toList();
	}

	private static List<Attachment> files(String... parts) {
		String mail = IntakeFixtures.passed("clinique.test")
				+ "From: alice@clinique.test\nContent-Type: multipart/mixed; boundary=outer\n\n--outer\n"
				+ String.join("\n--outer\n", parts) + "\n--outer--\n";
		return MailContent
			.of(IntakeFixtures.mail(mail), IntakeFixtures.agency(), IntakeFixtures.agency().mailboxes().get(0))
			.attachments()
			.files();
	}

	private static String pdf(String name) {
		return "Content-Type: application/pdf; name=\"" + name + "\"\n\n" + PDF;
	}

	private static String base64(String type, byte[] content) {
		return "Content-Type: " + type + "\nContent-Transfer-Encoding: base64\n\n"
				+ Base64.getMimeEncoder().encodeToString(content);
	}

}
