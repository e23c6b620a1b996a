// SPDX-License-Identifier: Apache-2.0
package dev.prunella.samples.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What the service reads. */
final class Catalog {

    private final DataSource dataSource;

    Catalog(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void create() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE item AS SELECT id, 'item ' || id AS name, id % 97 AS price"
                    + " FROM generate_series(1, 20000) AS id");
            statement.execute("ALTER TABLE item ADD PRIMARY KEY (id)");
        }
    }

    /** A quick read. */
    String item(int id) throws SQLException {
        return text("SELECT name FROM item WHERE id = " + id);
    }

    /** Some hundred milliseconds of the database's own work. */
    String report() throws SQLException {
        return text("SELECT sum(a.price * b.price) FROM item a JOIN item b ON b.id <= 150 WHERE a.id <= 12000");
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            return row.next() ? row.getString(1) : "";
        }
    }
}
