// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import com.zaxxer.hikari.HikariPoolMXBean;
import java.io.PrintWriter;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What a {@code HikariDataSource} says of its pool, or passes on to the driver's own source: here that of the current generation. */
abstract class DriverBackedDataSource extends LiveSettingsDataSource {

    @Override
    public boolean isRunning() {
        PoolGeneration running = running();
        return running != null && running.running();
    }

    @Override
    public @Nullable HikariPoolMXBean getHikariPoolMXBean() {
        PoolGeneration running = running();
        return running == null ? null : running.pool();
    }

    /** The number of the current generation, 0 before the start. */
    final long generationNumber() {
        PoolGeneration running = running();
        return running == null ? 0 : running.number();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        DataSource driver = driverSource();
        return driver == null ? null : driver.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        DataSource driver = driverSource();
        if (driver != null) {
            driver.setLogWriter(out);
        }
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        DataSource driver = driverSource();
        return driver == null ? 0 : driver.getLoginTimeout();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        DataSource driver = driverSource();
        if (driver != null) {
            driver.setLoginTimeout(seconds);
        }
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        DataSource driver = driverSource();
        if (driver == null) {
            throw new SQLException("Wrapped DataSource is not an instance of " + type);
        }
        return type.isInstance(driver) ? type.cast(driver) : driver.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        if (type.isInstance(this)) {
            return true;
        }
        DataSource driver = driverSource();
        return driver != null && (type.isInstance(driver) || driver.isWrapperFor(type));
    }

    private @Nullable DataSource driverSource() {
        PoolGeneration running = running();
        return running == null ? null : running.driverSource();
    }
}
