// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.report;

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
import java.util.jar.Manifest;

/** On what it was measured. */
public final class MachineFacts {

    private MachineFacts() {}

    /** Cores, operating system, JDK, and the versions of the databases that take part, as one line. */
    public static String line() throws SQLException, IOException {
        try (PostgresServer server = PostgresServer.start();
                Connection connection = server.connect()) {
            DatabaseMetaData database = connection.getMetaData();
            return "%s, pgjdbc %s, PostgreSQL %s"
                    .formatted(javaLine(), database.getDriverVersion(), database.getDatabaseProductVersion());
        }
    }

    /** Cores, operating system, JDK and HikariCP, as one line. */
    public static String javaLine() throws IOException {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "%d cores, %s %s, JDK %s, HikariCP %s",
                system.getAvailableProcessors(),
                system.getName(),
                system.getArch(),
                System.getProperty("java.version"),
                versionOf(HikariDataSource.class));
    }

    /** The load of the last minute, in running threads; negative where the system does not tell. */
    public static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String inName(String jar) {
        return jar.replaceFirst("^.*?-(?=[0-9])", "").replaceFirst("\\.jar$", "");
    }

    /** The version that stands in the manifest of the jar that a type comes from, or in the name of the jar. */
    public static String versionOf(Class<?> type) throws IOException {
        Path jar =
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            String version =
                    manifest == null ? null : manifest.getMainAttributes().getValue("Bundle-Version");
            return version == null ? inName(String.valueOf(jar.getFileName())) : version;
        }
    }
}
