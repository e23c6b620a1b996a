// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/**
 * HikariCP without anything beside it.
 *
 * @param name as the table shows it
 * @param settings what is set, in words
 * @param setting sets it
 */
record Alone(String name, String settings, BiConsumer<HikariConfig, Place> setting) implements Variant {

    static Alone asItComes() {
        return new Alone("HikariCP alone, default", "nothing is set", (config, place) -> {});
    }

    static Alone careful() {
        String settings =
                "connectionTimeout 2 s, validationTimeout 1 s, keepaliveTime 30 s, leakDetectionThreshold 10 s,"
                        + " socketTimeout 5 s, connectTimeout 2 s, tcpKeepAlive";
        return new Alone("HikariCP alone, careful", settings, Alone::beCareful);
    }

    static Alone expert() {
        String settings = "connectionTimeout 1 s, validationTimeout 0.5 s, socketTimeout 2 s, targetServerType=primary,"
                + " all addresses in the URL, and a hand-written exception override that evicts on SQLSTATE 25006";
        return new Alone("HikariCP alone, expert", settings, Alone::beExpert);
    }

    private static void beCareful(HikariConfig config, Place place) {
        config.setConnectionTimeout(2_000);
        config.setValidationTimeout(1_000);
        config.setKeepaliveTime(30_000);
        config.setLeakDetectionThreshold(10_000);
        config.addDataSourceProperty("socketTimeout", "5");
        config.addDataSourceProperty("connectTimeout", "2");
        config.addDataSourceProperty("tcpKeepAlive", "true");
    }

    private static void beExpert(HikariConfig config, Place place) {
        config.setJdbcUrl(place.urlOfAll());
        config.setConnectionTimeout(1_000);
        config.setValidationTimeout(500);
        config.setExceptionOverride(new ExpertsOverride());
        config.addDataSourceProperty("socketTimeout", "2");
        config.addDataSourceProperty("targetServerType", "primary");
    }

    @Override
    public Subject open(Place place, Path directory) {
        HikariConfig config = place.settings();
        setting.accept(config, place);
        return new Pool(new HikariDataSource(config));
    }

    private record Pool(HikariDataSource dataSource) implements Subject {

        @Override
        public boolean settled() {
            return true;
        }

        @Override
        public Healing healing() {
            return Healing.NONE;
        }

        @Override
        public void close() {
            dataSource.close();
        }
    }
}
