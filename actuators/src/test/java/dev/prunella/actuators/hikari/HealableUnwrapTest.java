// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.DriverDataSource;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

@EnabledIf("dev.prunella.testkit.postgres.PostgresServer#isAvailable")
class HealableUnwrapTest {

    @Test
    void isTheHikariDataSourceThatItUnwrapsTo() throws Exception {
        try (var dataSource = HealableHikariDataSource.of(Database.settings("unwrapped"))) {
            assertThat(dataSource.unwrap(HikariDataSource.class)).isSameAs(dataSource);
            assertThat(dataSource.isWrapperFor(HikariDataSource.class)).isTrue();
            assertThat(dataSource.unwrap(DriverDataSource.class)).isNotNull();
            assertThat(dataSource.isWrapperFor(DriverDataSource.class)).isTrue();
            assertThat(dataSource.isWrapperFor(PGSimpleDataSource.class)).isFalse();
        }
    }

    @Test
    void lendsConnectionsThatUnwrapToTheDriversOwn() throws Exception {
        try (var dataSource = HealableHikariDataSource.of(Database.settings("unwrapped-connection"));
                var connection = dataSource.getConnection()) {
            assertThat(connection.unwrap(PGConnection.class).getBackendPID()).isPositive();
        }
    }

    @Test
    void unwrapsToTheUsersOwnSource() throws Exception {
        var driver = new PGSimpleDataSource();
        driver.setURL(Database.url());
        var settings = Database.settings("own-source");
        settings.setJdbcUrl(null);
        settings.setDataSource(driver);
        try (var dataSource = HealableHikariDataSource.of(settings)) {
            assertThat(dataSource.unwrap(PGSimpleDataSource.class)).isSameAs(driver);
            assertThat(dataSource.getDataSource()).isSameAs(driver);
        }
    }

    @Test
    void makesASourceByTheNameOfItsClass() throws Exception {
        var settings = Database.settings("by-class");
        settings.setDataSourceClassName(PGSimpleDataSource.class.getName());
        settings.addDataSourceProperty("url", Database.url());
        settings.setJdbcUrl(null);
        try (var dataSource = HealableHikariDataSource.of(settings)) {
            dataSource.getConnection().close();
            assertThat(dataSource.isWrapperFor(PGSimpleDataSource.class)).isTrue();
        }
    }

    @Test
    void beforeTheStartThereIsNothingBehindIt() throws Exception {
        try (var dataSource = new HealableHikariDataSource()) {
            assertThat(dataSource.isWrapperFor(DriverDataSource.class)).isFalse();
            assertThat(dataSource.getLoginTimeout()).isZero();
            assertThat(dataSource.getLogWriter()).isNull();
            assertThatThrownBy(() -> dataSource.unwrap(DriverDataSource.class)).isInstanceOf(SQLException.class);
        }
    }
}
