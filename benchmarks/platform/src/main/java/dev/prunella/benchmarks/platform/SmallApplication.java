// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.platform;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** One page, which asks the database. */
@SpringBootApplication
@RestController
public class SmallApplication {

    private final JdbcTemplate jdbc;

    /** With Spring's JDBC on HikariCP, all of it by default. */
    public SmallApplication(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Starts it. */
    public static void main(String[] arguments) {
        SpringApplication.run(SmallApplication.class, arguments);
    }

    /** What the database answers. */
    @GetMapping("/")
    public @Nullable Integer answer() {
        return jdbc.queryForObject("SELECT 1", Integer.class);
    }
}
