// SPDX-License-Identifier: Apache-2.0
package dev.prunella.samples.orders.faults;

import com.zaxxer.hikari.HikariDataSource;
import dev.prunella.samples.orders.app.OrdersApplication;
import dev.prunella.testkit.postgres.PostgresPair;
import dev.prunella.testkit.postgres.PostgresServer;
import java.util.Arrays;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The service on two real servers of its own, behind an address that can fail. */
public final class OrdersUnderFaults implements AutoCloseable {

    private final PostgresPair servers;
    private final ConfigurableApplicationContext service;

    private OrdersUnderFaults(PostgresPair servers, ConfigurableApplicationContext service) {
        this.servers = servers;
        this.service = service;
    }

    /** Runs until it is stopped. */
    public static void main(String[] args) {
        OrdersUnderFaults world = start(args);
        Runtime.getRuntime().addShutdownHook(new Thread(world.servers::close));
    }

    /**
     * Starts the servers, then the service.
     *
     * @param args properties of the service, such as {@code --server.port=0}
     */
    public static OrdersUnderFaults start(String... args) {
        PostgresPair servers = PostgresPair.start();
        try {
            migrate(servers.standby());
            ConfigurableApplicationContext service = new SpringApplicationBuilder(OrdersApplication.class)
                    .initializers(context -> addFaults((GenericApplicationContext) context, servers))
                    .run(arguments(servers, args));
            return new OrdersUnderFaults(servers, service);
        } catch (RuntimeException e) {
            servers.close();
            throw e;
        }
    }

    private static void addFaults(GenericApplicationContext context, PostgresPair servers) {
        context.registerBean(
                FaultController.class, () -> new FaultController(servers, context.getBean(HikariDataSource.class)));
    }

    private static String[] arguments(PostgresPair servers, String... args) {
        Stream<String> database = Stream.of(
                "--spring.datasource.url=" + servers.jdbcUrl(),
                "--spring.datasource.username=" + servers.primary().user(),
                "--spring.datasource.password=" + servers.primary().password());
        return Stream.concat(database, Arrays.stream(args)).toArray(String[]::new);
    }

    /** The two do not replicate; the service itself brings the schema to the one that it reaches first. */
    private static void migrate(PostgresServer server) {
        Flyway.configure()
                .dataSource(server.jdbcUrl(), server.user(), server.password())
                .load()
                .migrate();
    }

    /** Both servers, either of which may hold an order. */
    public PostgresPair servers() {
        return servers;
    }

    /** The running service. */
    public ConfigurableApplicationContext service() {
        return service;
    }

    @Override
    public void close() {
        try (servers) {
            service.close();
        }
    }
}
