// SPDX-License-Identifier: Apache-2.0
package dev.prunella.samples.failover;

import dev.prunella.testkit.load.JdbcLoad;
import dev.prunella.testkit.load.LoadReport;
import dev.prunella.testkit.load.WrittenOnce;
import dev.prunella.testkit.postgres.PostgresServer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** The service and its customers: 4 workers, each with a write or a read every 5 ms. */
final class Shop implements AutoCloseable {

    static final int WORKERS = 4;
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final String name;
    private final JdbcLoad customers;
    private LoadReport seen = new LoadReport(List.of(), 0);

    private Shop(String name, JdbcLoad customers) {
        this.name = name;
        this.customers = customers;
    }

    static Shop open(String name, DataSource dataSource) {
        OrderService orders = new OrderService(name, dataSource);
        return new Shop(name, JdbcLoad.start((id, write) -> request(orders, id, write), WORKERS, PAUSE));
    }

    private static void request(OrderService orders, long id, boolean write) throws SQLException {
        if (write) {
            orders.place(id);
        } else {
            orders.isPlaced(id - 1);
        }
    }

    /** What happened since the last call. */
    Tick tick() {
        LoadReport before = seen;
        seen = customers.report();
        return new Tick(seen.succeeded() - before.succeeded(), seen.failed() - before.failed());
    }

    record Tick(long ok, long failed) {}

    /** All requests up to now. */
    LoadReport report() {
        return customers.report();
    }

    /** Whether each order that was confirmed is on one of the servers, once. */
    WrittenOnce orders(List<PostgresServer> servers) throws SQLException {
        String query = "SELECT id FROM orders WHERE shop = '" + name + "'";
        return WrittenOnce.check(customers.report().acknowledgedWrites(), query, servers);
    }

    @Override
    public void close() {
        customers.close();
    }
}
