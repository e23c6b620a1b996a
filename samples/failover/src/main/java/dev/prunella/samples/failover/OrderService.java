// SPDX-License-Identifier: Apache-2.0
package dev.prunella.samples.failover;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The service: knows a data source and nothing of healing. Retries nothing. */
final class OrderService {

    static final String TABLE = "CREATE TABLE orders (shop text, id bigint, PRIMARY KEY (shop, id))";

    private final String shop;
    private final DataSource dataSource;

    OrderService(String shop, DataSource dataSource) {
        this.shop = shop;
        this.dataSource = dataSource;
    }

    void place(long id) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO orders VALUES (?, ?)")) {
            insert.setString(1, shop);
            insert.setLong(2, id);
            insert.executeUpdate();
        }
    }

    boolean isPlaced(long id) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT 1 FROM orders WHERE shop = ? AND id = ?")) {
            select.setString(1, shop);
            select.setLong(2, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }
}
