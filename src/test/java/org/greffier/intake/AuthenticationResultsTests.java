package org.greffier.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.greffier.intake.AuthenticationResults.Verdict;
import org.greffier.intake.mime.HeaderFields;
import org.greffier.intake.mime.MimeLimits;
import org.greffier.platform.Row;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AuthenticationResultsTests {

	@Test
	@Row("MAIL-40")
	void passesWithDmarcOrWithWhatIsAligned() {
		assertThat(verdict("mx.test; dmarc=pass header.from=clinic.test")).isEqualTo(Verdict.PASS);
		assertThat(verdict("mx.test; spf=pass smtp.mailfrom=bounce@clinic.test")).isEqualTo(Verdict.PASS);
		assertThat(verdict("mx.test 1; dkim=pass (2048 bit; ok) header.d=clinic.test header.s=s1"))
			.isEqualTo(Verdict.PASS);
		assertThat(verdict("MX.TEST;\r\n\tdmarc = pass (p=none) header.from=clinic.test")).isEqualTo(Verdict.PASS);
	}

	@Test
	@Row("MAIL-40")
	void doesNotPassWithAnotherDomain() {
		assertThat(verdict("mx.test; dmarc=pass header.from=other.test")).isEqualTo(Verdict.NONE);
		assertThat(verdict("mx.test; spf=pass smtp.mailfrom=other.test; dkim=pass header.d=evilclinic.test"))
			.isEqualTo(Verdict.NONE);
		assertThat(verdict("mx.test; spf=pass smtp.mailfrom=other.test; dmarc=fail header.from=clinic.test"))
			.isEqualTo(Verdict.FAIL);
		assertThat(verdict("mx.test; dkim=pass header.d=clinic.test; dmarc=fail header.from=clinic.test"))
			.isEqualTo(Verdict.FAIL);
		assertThat(verdict("mx.test; none")).isEqualTo(Verdict.NONE);
	}

	@Test
	@Row("MAIL-40")
	@DisplayName("A-07 trusts the topmost block of our own server alone")
	void trustsTheTopmostBlockAlone() {
		String ours = "Authentication-Results: mx.test; dmarc=fail header.from=clinic.test\n";
		String forged = "Authentication-Results: mx.test; dmarc=pass header.from=clinic.test\n";
		String others = "Authentication-Results: mx.evil.test; dmarc=pass header.from=clinic.test\n";

		assertThat(of(ours + "Received: x\n" + forged)).isEqualTo(Verdict.FAIL);
		assertThat(of("Authentication-Results: mx.test; none\nReceived: x\n" + forged)).isEqualTo(Verdict.NONE);
		assertThat(of(others)).isEqualTo(Verdict.NONE);
		assertThat(of("Received: x\n" + forged)).isEqualTo(Verdict.PASS);
		assertThat(of("Authentication-Results: mx.test; spf=none\nAuthentication-Results: mx.test; dmarc=pass"
				+ " header.from=clinic.test\n"))
			.isEqualTo(Verdict.PASS);
	}

	@Test
	@Row("MAIL-40")
	void isNotFooledByCommentsAndQuotes() {
		assertThat(verdict("mx.test (; dmarc=pass header.from=clinic.test); none")).isEqualTo(Verdict.NONE);
		assertThat(verdict("mx.test; spf=none smtp.mailfrom=\"; dmarc=pass header.from=clinic.test\""))
			.isEqualTo(Verdict.NONE);
		assertThat(verdict("evil.test (mx.test; dmarc=pass header.from=clinic.test); none")).isEqualTo(Verdict.NONE);
	}

	private static Verdict verdict(String field) {
		return of("Authentication-Results: " + field + "\n");
	}

	private static Verdict of(String header) {
		HeaderFields fields = HeaderFields.of(IntakeFixtures.mail(header + "From: a@clinic.test\n\nx"),
				new MimeLimits(20, 200));
		return AuthenticationResults.verdict(fields, "mx.test", "clinic.test");
	}

}
