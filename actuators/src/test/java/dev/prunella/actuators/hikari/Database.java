// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import com.zaxxer.hikari.HikariConfig;
import dev.prunella.testkit.postgres.PostgresPair;
import dev.prunella.testkit.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

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

    /** Settings as HikariCP has them by default, of a pool at the one address of both servers. */
    static HikariConfig settingsFor(PostgresPair servers, String poolName) {
        return defaults(servers.jdbcUrl(), poolName);
    }

    /** HikariCP's own settings, of a pool that is named as its backends' application. */
    static HikariConfig defaults(String jdbcUrl, String poolName) {
        var settings = new HikariConfig();
        settings.setJdbcUrl(jdbcUrl);
        settings.setUsername("postgres");
        settings.setPassword("postgres");
        settings.setPoolName(poolName);
        settings.addDataSourceProperty("ApplicationName", poolName);
        return settings;
    }

    /** Ids of the writes of a load that a server holds. */
    static List<Long> ids(PostgresServer server) throws SQLException {
        try (var connection = server.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select id from prunella_load")) {
            var ids = new ArrayList<Long>();
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
            return ids;
        }
    }

    static PostgresServer server() {
        return SERVER;
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
