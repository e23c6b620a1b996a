// SPDX-License-Identifier: Apache-2.0
package dev.prunella.samples.orders.faults;

import com.zaxxer.hikari.HikariDataSource;
import dev.prunella.testkit.postgres.PostgresPair;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets a fault happen on demand: {@code POST /faults/half-open}, {@code demoted}, {@code wedged}, {@code down}. */
@RestController
class FaultController {

    private final PostgresPair servers;
    private final HikariDataSource pool;

    FaultController(PostgresPair servers, HikariDataSource pool) {
        this.servers = servers;
        this.pool = pool;
    }

    @PostMapping("/faults/{name}")
    ResponseEntity<String> strike(@PathVariable String name) throws InterruptedException {
        for (Fault fault : Fault.values()) {
            if (fault.path().equals(name)) {
                fault.strike(servers, pool);
                return ResponseEntity.ok(name + " has struck\n");
            }
        }
        return ResponseEntity.notFound().build();
    }
}
