// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariCredentialsProvider;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import com.zaxxer.hikari.util.Credentials;
import com.zaxxer.hikari.util.DriverDataSource;
import com.zaxxer.hikari.util.PropertyElf;
import com.zaxxer.hikari.util.UtilityElf;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Makes the source of physical connections that a configuration asks for, by the same order of precedence as HikariCP. */
final class DriverSources {

    private DriverSources() {}

    static DataSource of(HikariConfig settings) {
        return of(settings, settings.getJdbcUrl(), settings.getDataSourceProperties());
    }

    /** The same, with another URL and other properties than those of the configuration. */
    static DataSource of(HikariConfig settings, @Nullable String jdbcUrl, Properties properties) {
        if (settings.getDataSource() != null) {
            return settings.getDataSource();
        }
        if (settings.getDataSourceClassName() != null) {
            DataSource source = UtilityElf.createInstance(settings.getDataSourceClassName(), DataSource.class);
            PropertyElf.setTargetFromProperties(source, properties);
            return source;
        }
        if (jdbcUrl != null) {
            Credentials credentials = credentials(settings);
            return new DriverDataSource(
                    jdbcUrl,
                    settings.getDriverClassName(),
                    properties,
                    credentials.getUsername(),
                    credentials.getPassword());
        }
        return lookedUp(settings);
    }

    /** The credentials that hold at this moment: those of the provider, if the configuration has one. */
    static Credentials credentials(HikariConfig settings) {
        HikariCredentialsProvider provider = settings.getCredentialsProvider();
        return provider == null ? settings.getCredentials() : provider.getCredentials();
    }

    static Connection connect(DataSource source, Credentials credentials) throws SQLException {
        String username = credentials.getUsername();
        return username == null ? source.getConnection() : source.getConnection(username, credentials.getPassword());
    }

    /** By the name that the owner of the configuration wrote there, as HikariCP itself looks it up. */
    @SuppressWarnings("BanJNDI")
    private static DataSource lookedUp(HikariConfig settings) {
        try {
            return (DataSource) new InitialContext().lookup(settings.getDataSourceJNDI());
        } catch (NamingException e) {
            throw new PoolInitializationException(e);
        }
    }
}
