// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import static org.awaitility.Awaitility.await;

import dev.prunella.testkit.contract.RemediationContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A full pool of three connections to PostgreSQL, some of which can be made to refuse writes. */
abstract class EvictionContract extends RemediationContract {

    private static final int SIZE = 3;

    private final String pool;
    HealableHikariDataSource dataSource;

    EvictionContract(String pool) {
        this.pool = pool;
    }

    @BeforeEach
    void fillPool() {
        var settings = Database.settings(pool);
        settings.setMinimumIdle(SIZE);
        dataSource = HealableHikariDataSource.of(settings);
        awaitFull();
    }

    @AfterEach
    void closePool() {
        dataSource.close();
    }

    /** Makes up to so many of the sessions that are not lent refuse writes. */
    void spoil(int sessions) throws SQLException {
        for (var connection : borrowed(sessions)) {
            Database.execute(connection, "set default_transaction_read_only = on");
            connection.close();
        }
    }

    /** How many of those that are not lent refuse writes. */
    int refusingWrites() throws SQLException {
        var refusing = 0;
        for (var connection : borrowed(SIZE)) {
            try (connection;
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery("show default_transaction_read_only")) {
                rows.next();
                refusing += rows.getString(1).equals("on") ? 1 : 0;
            }
        }
        return refusing;
    }

    /** The pool fills itself again after an eviction. */
    void awaitFull() {
        await().until(() -> dataSource.poolView().total() == SIZE && Database.backends(pool) == SIZE);
    }

    @Override
    protected Callable<Boolean> beginUserWork() throws SQLException {
        var connection = dataSource.getConnection();
        connection.setAutoCommit(false);
        Database.execute(connection, "create temporary table work (id int) on commit preserve rows");
        return () -> {
            try (connection) {
                Database.execute(connection, "insert into work values (1)");
                connection.commit();
                return true;
            }
        };
    }

    @Override
    protected boolean belongsToTheThing(Thread thread) {
        return thread.getName().startsWith(pool) || thread.getName().startsWith("PostgreSQL");
    }

    private List<Connection> borrowed(int most) throws SQLException {
        var connections = new ArrayList<Connection>();
        for (int i = Math.min(most, SIZE - dataSource.poolView().active()); i > 0; i--) {
            connections.add(dataSource.getConnection());
        }
        return connections;
    }
}
