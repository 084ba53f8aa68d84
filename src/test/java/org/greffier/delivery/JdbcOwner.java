package org.greffier.delivery;

import org.springframework.jdbc.core.simple.JdbcClient;

/** What only the schema's owner may do, to bring about what a crash leaves behind. */
final class JdbcOwner {

	private JdbcOwner() {
	}

	static void sql(DeliveryHouse house, String sql) {
		JdbcClient.create(house.database.owner()).sql(sql).update();
	}

}
