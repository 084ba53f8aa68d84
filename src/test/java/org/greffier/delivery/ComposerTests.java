package org.greffier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.greffier.catalogue.Catalogue;
import org.greffier.form.Language;
import org.junit.jupiter.api.Test;

class ComposerTests {

	private final Catalogue catalogue = TestCatalogue.shipped();

	private final Composer composer = new Composer(this.catalogue, TestCatalogue.SETTINGS);

	@Test
	void printsAll() {
		this.catalogue.agencies().values().forEach((agency) -> {
			for (Language language : Language.values()) {
				Specimens.of(agency, List.of(language)).forEach((name, order) -> {
					Composed letter = this.composer.compose(order);
					System.out.println("=========== " + agency.id() + " " + name + " " + language + "\n"
							+ letter.subject() + "\n\n" + letter.body());
				});
			}
		});
		assertThat(Map.of()).isEmpty();
	}

}
