package org.greffier.delivery;

import org.greffier.catalogue.Catalogue;

/** Writes letters from the templates in {@code jobs/}. */
public final class Composer {

	private final Catalogue catalogue;

	public Composer(Catalogue catalogue, DeliverySettings settings) {
		this.catalogue = catalogue;
	}

	/** The letter as it will be read. */
	public Composed compose(LetterOrder order) {
		return new Composed("[" + order.requestNumber() + "]",
				this.catalogue.agency(order.agency()).name().in(order.languages().get(0)));
	}

}
