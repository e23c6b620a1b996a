// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.app;

import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes orders and tells whether it has one. */
@SpringBootApplication
@RestController
public class ShopApplication {

    private final JdbcTemplate jdbc;

    public ShopApplication(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @PostMapping("/orders/{id}")
    int order(@PathVariable long id) {
        return jdbc.update("INSERT INTO prunella_load VALUES (?)", id);
    }

    @GetMapping("/orders/{id}")
    List<Long> find(@PathVariable long id) {
        return jdbc.queryForList("SELECT id FROM prunella_load WHERE id = ?", Long.class, id);
    }
}
