package org.greffier.platform;

import tools.jackson.databind.JsonNode;

/**
 * One measured night.
 *
 * @param product what {@link BenchProduct} said of it
 * @param deliverySeconds how long the mail host took to take the mails in, before it
 * @param mailCpuSeconds what the mail host computed during it
 * @param productCpuSeconds what the product and its readers computed during it
 * @param databaseCpuSeconds what the database computed during it
 */
record BenchNight(int mails, JsonNode product, double deliverySeconds, double mailCpuSeconds, double productCpuSeconds,
		double databaseCpuSeconds) {

	/** From the night's start to its end. */
	double seconds() {
		return this.product.path("seconds").asDouble();
	}

	/** Seconds a mail. */
	double cost() {
		return seconds() / this.mails;
	}

}
