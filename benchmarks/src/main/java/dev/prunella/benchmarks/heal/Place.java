// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import com.zaxxer.hikari.HikariConfig;
import dev.prunella.testkit.network.FaultProxy;
import dev.prunella.testkit.postgres.PostgresServer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the database is.
 *
 * @param addresses of the same database, each as {@code host:port}; the first one is the usual way
 * @param poolSize the one thing that a row may set of the pool; 0 leaves HikariCP's default
 */
record Place(List<String> addresses, int poolSize) {

    private static final String USER = "postgres";

    /** Behind proxies that all lead to the same database. */
    static Place behind(FaultProxy... proxies) {
        List<String> addresses = Stream.of(proxies)
                .map(proxy -> proxy.host() + ":" + proxy.port())
                .toList();
        return new Place(addresses, 0);
    }

    /** The server itself. */
    static Place of(PostgresServer server) {
        return new Place(List.of("127.0.0.1:" + server.port()), 0);
    }

    Place withPoolOf(int size) {
        return new Place(addresses, size);
    }

    /** Settings that say where the database is, and nothing else. */
    HikariConfig settings() {
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl(url(addresses.get(0)));
        settings.setUsername(USER);
        settings.setPassword(USER);
        if (poolSize > 0) {
            settings.setMaximumPoolSize(poolSize);
        }
        return settings;
    }

    /** The ways beside the usual one. */
    List<String> alternativeUrls() {
        return addresses.stream().skip(1).map(Place::url).toList();
    }

    /** One URL of all addresses, as the driver tries them in turn. */
    String urlOfAll() {
        return url(addresses.stream().collect(Collectors.joining(",")));
    }

    private static String url(String address) {
        return "jdbc:postgresql://" + address + "/postgres";
    }
}
