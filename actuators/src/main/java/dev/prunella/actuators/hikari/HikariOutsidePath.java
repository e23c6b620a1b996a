// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import com.zaxxer.hikari.HikariConfig;
import dev.prunella.probes.jdbc.OutsidePath;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to a pool's database beside the pool, with the pool's URL, driver, properties and credentials as they are at the
 * moment of use, and with time-outs of its own. Those are known for PostgreSQL and MySQL, where they win over the ones in
 * the URL. With other drivers, and with a {@code DataSource} object that the user made, only the waits after the opening
 * are bounded.
 *
 * <p>PostgreSQL's driver opens on a thread of its own: the caller is free at the time-out to the millisecond, and that
 * thread ends within two seconds more, since the driver's other time-outs are whole seconds.
 */
public final class HikariOutsidePath implements OutsidePath {

    private static final Logger LOG = LoggerFactory.getLogger(HikariOutsidePath.class);

    private final HikariConfig settings;
    private final @Nullable String otherUrl;

    private HikariOutsidePath(HikariConfig settings, @Nullable String otherUrl) {
        this.settings = settings;
        this.otherUrl = otherUrl;
    }

    /** The way to the database of {@code settings}: a data source, or a configuration of one. */
    public static HikariOutsidePath of(HikariConfig settings) {
        return new HikariOutsidePath(settings, null);
    }

    /** The same by another URL of the same database. */
    HikariOutsidePath by(String jdbcUrl) {
        return new HikariOutsidePath(settings, jdbcUrl);
    }

    @Override
    public Connection open(Duration timeout) throws SQLException {
        Connection connection = DriverSources.connect(source(timeout), DriverSources.credentials(settings));
        try {
            connection.setNetworkTimeout(
                    Runnable::run, (int) Math.min(Integer.MAX_VALUE, Math.max(1, timeout.toMillis())));
            return connection;
        } catch (SQLFeatureNotSupportedException e) {
            LOG.debug("{} - the driver has no network time-out", settings.getPoolName(), e);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private DataSource source(Duration timeout) {
        DriverTimeouts timeouts = DriverTimeouts.of(settings);
        Properties properties = settings.getDataSourceProperties();
        if (settings.getDataSourceClassName() != null) {
            return DriverSources.of(settings, null, timeouts.addedTo(properties, timeout));
        }
        String jdbcUrl = otherUrl == null ? settings.getJdbcUrl() : otherUrl;
        return DriverSources.of(settings, jdbcUrl == null ? null : timeouts.addedTo(jdbcUrl, timeout), properties);
    }
}
