// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import com.zaxxer.hikari.HikariConfig;
import dev.prunella.testkit.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;

/** One PostgreSQL for all tests of this package; it ends with the process. */
final class Database {

    private static final PostgresServer SERVER = PostgresServer.start();

    private Database() {}

    /** Settings of a pool of at most three connections, named as its backends' application. */
    static HikariConfig settings(String poolName) {
        var settings = new HikariConfig();
        configure(settings, poolName);
        return settings;
    }

    static void configure(HikariConfig settings, String poolName) {
        settings.setJdbcUrl(url());
        settings.setUsername("postgres");
        settings.setPassword("postgres");
        settings.setPoolName(poolName);
        settings.setMaximumPoolSize(3);
        settings.setMinimumIdle(1);
        settings.setConnectionTimeout(2_000);
        settings.addDataSourceProperty("ApplicationName", poolName);
    }

    static String url() {
        return SERVER.jdbcUrl();
    }

    /** A URL at which nothing listens. */
    static String deadUrl() {
        return "jdbc:postgresql://localhost:1/postgres";
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** How many backends serve the pool of that name. */
    static int backends(String poolName) throws SQLException {
        var sql = "select count(*) from pg_stat_activity where application_name = ?";
        try (var connection = SERVER.connect();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, poolName);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
