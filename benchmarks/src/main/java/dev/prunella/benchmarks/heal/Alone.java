// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * HikariCP without anything beside it.
 *
 * @param name as the table shows it
 * @param settings what is set, in words
 * @param setting sets it
 */
record Alone(String name, String settings, Consumer<HikariConfig> setting) implements Variant {

    static Alone asItComes() {
        return new Alone("HikariCP alone, default", "nothing is set", config -> {});
    }

    static Alone careful() {
        String settings =
                "connectionTimeout 2 s, validationTimeout 1 s, keepaliveTime 30 s, leakDetectionThreshold 10 s,"
                        + " socketTimeout 5 s, connectTimeout 2 s, tcpKeepAlive";
        return new Alone("HikariCP alone, careful", settings, Alone::beCareful);
    }

    private static void beCareful(HikariConfig config) {
        config.setConnectionTimeout(2_000);
        config.setValidationTimeout(1_000);
        config.setKeepaliveTime(30_000);
        config.setLeakDetectionThreshold(10_000);
        config.addDataSourceProperty("socketTimeout", "5");
        config.addDataSourceProperty("connectTimeout", "2");
        config.addDataSourceProperty("tcpKeepAlive", "true");
    }

    @Override
    public Subject open(HikariConfig database, Path directory) {
        setting.accept(database);
        return new Pool(new HikariDataSource(database));
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
