package org.greffier.rules;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whether a certificate's name is a person's (READING 3). All names are invented. */
class CertificateNameTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Zoé Tremblay-Côté | Tremblay-Côté | Zoé
			TREMBLAY-COTE, ZOE | Tremblay-Côté | Zoé
			Tremblay Côté Zoé Marie | Tremblay-Côté | Zoé
			Zoé Tremblay-Côté | Tremblay-Côté | Zoé Marie
			noel d'amours | D’Amours | Noël
			NOEL DAMOURS | D’Amours | Noël
			Jean Pierre McDonald | Mc Donald | Jean-Pierre
			Jean-Pierre Roy | Roy | Jean-Pierre
			Roy (Jean) 0042 | Roy | Jean
			Nguyễn Thị Hoa | Nguyễn | Hoa
			""")
	void isThePersons(String certificate, String family, String given) {
		assertThat(new PersonName(family, given).isHeldBy(certificate)).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Luc Tremblay-Côté | Tremblay-Côté | Zoé
			Zoé Tremblay | Tremblay-Côté | Zoé
			Zoé Tremblay-Côté | Tremblay | Zoé
			Jean Roy | Roy | Jean-Pierre
			Jean-Pierre Roy | Roy | Jean
			Roy | Roy | Jean
			Jean | Roy | Jean
			Jean Roy pour la Clinique fictive | Roy | Jean
			Roy Roy | Roy | Jean
			Jean | '' | ''
			'' | '' | ''
			Jean Roy | Roy | ''
			""")
	void isAnother(String certificate, String family, String given) {
		assertThat(new PersonName(family, given).isHeldBy(certificate)).isFalse();
	}

}
