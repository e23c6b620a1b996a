// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.datasource;

import com.zaxxer.hikari.HikariDataSource;
import dev.prunella.actuators.hikari.HealableHikariDataSource;
import dev.prunella.probes.jdbc.PoolView;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.boot.jdbc.metadata.AbstractDataSourcePoolMetadata;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadata;

/**
 * What Spring Boot publishes of a pool as {@code jdbc.connections.*}, of whichever generation is current. Spring Boot's own reads a
 * private field of HikariCP, which a façade does not fill.
 */
final class HealablePoolMetadata extends AbstractDataSourcePoolMetadata<HealableHikariDataSource> {

    private final PoolView pool;

    private HealablePoolMetadata(HealableHikariDataSource dataSource) {
        super(dataSource);
        pool = dataSource.poolView();
    }

    /** The metadata of a façade, also behind proxies; null for any other data source, which others know. */
    static @Nullable DataSourcePoolMetadata of(DataSource dataSource) {
        HikariDataSource found = DataSourceUnwrapper.unwrap(dataSource, HikariDataSource.class);
        return found instanceof HealableHikariDataSource facade ? new HealablePoolMetadata(facade) : null;
    }

    @Override
    public Integer getActive() {
        return pool.active();
    }

    @Override
    public Integer getIdle() {
        return pool.idle();
    }

    @Override
    public Integer getMax() {
        return getDataSource().getMaximumPoolSize();
    }

    @Override
    public Integer getMin() {
        return getDataSource().getMinimumIdle();
    }

    @Override
    public @Nullable String getValidationQuery() {
        return getDataSource().getConnectionTestQuery();
    }

    @Override
    public Boolean getDefaultAutoCommit() {
        return getDataSource().isAutoCommit();
    }
}
