// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DriverTimeoutsTest {

    private static final Duration TIMEOUT = Duration.ofMillis(400);

    @Test
    void postgresqlGetsWholeSecondsAndAFractionForTheCaller() {
        assertThat(added("jdbc:postgresql://h/db"))
                .isEqualTo("jdbc:postgresql://h/db?connectTimeout=1&loginTimeout=0.4&socketTimeout=1");
    }

    @Test
    void oursStandLastAndThereforeWin() {
        assertThat(added("jdbc:postgresql://h/db?socketTimeout=300"))
                .startsWith("jdbc:postgresql://h/db?socketTimeout=300&")
                .endsWith("&socketTimeout=1");
    }

    @Test
    void mySqlGetsMilliseconds() {
        assertThat(added("jdbc:mysql://h/db")).isEqualTo("jdbc:mysql://h/db?connectTimeout=400&socketTimeout=400");
    }

    @Test
    void urlsOfOtherDriversStayAsTheyAre() {
        assertThat(added("jdbc:h2:mem:x;MODE=Oracle")).isEqualTo("jdbc:h2:mem:x;MODE=Oracle");
    }

    private static String added(String jdbcUrl) {
        var settings = new HikariConfig();
        settings.setJdbcUrl(jdbcUrl);
        return DriverTimeouts.of(settings).addedTo(jdbcUrl, TIMEOUT);
    }
}
