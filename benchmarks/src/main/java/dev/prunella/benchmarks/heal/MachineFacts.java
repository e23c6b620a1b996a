// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import com.zaxxer.hikari.HikariDataSource;
import dev.prunella.testkit.postgres.PostgresServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;
import java.util.jar.JarFile;

/** On what it was measured. */
final class MachineFacts {

    private MachineFacts() {}

    /** Cores, load, operating system, JDK, and the versions of what takes part, as one line. */
    static String line() throws SQLException, IOException {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        try (PostgresServer server = PostgresServer.start();
                Connection connection = server.connect()) {
            DatabaseMetaData database = connection.getMetaData();
            return String.format(
                    Locale.ROOT,
                    "%d cores, %s %s, JDK %s, HikariCP %s, pgjdbc %s, PostgreSQL %s",
                    system.getAvailableProcessors(),
                    system.getName(),
                    system.getArch(),
                    System.getProperty("java.version"),
                    versionOf(HikariDataSource.class),
                    database.getDriverVersion(),
                    database.getDatabaseProductVersion());
        }
    }

    /** The load of the last minute, in running threads; negative where the system does not tell. */
    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String versionOf(Class<?> type) throws IOException {
        Path jar =
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
        try (JarFile file = new JarFile(jar.toFile())) {
            String version = file.getManifest().getMainAttributes().getValue("Bundle-Version");
            return version == null ? String.valueOf(jar.getFileName()) : version;
        }
    }
}
