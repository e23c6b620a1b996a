// SPDX-License-Identifier: Apache-2.0
package dev.prunella.checks.docs;

import static dev.prunella.diagnose.Diagnosis.Kind.STALLED;

import com.zaxxer.hikari.HikariConfig;
import dev.prunella.HealingSupervisor;
import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationResult;
import dev.prunella.actuators.hikari.HealableHikariDataSource;
import dev.prunella.actuators.hikari.HikariRecipes;
import dev.prunella.decide.Runbook;
import dev.prunella.detect.Probe;
import dev.prunella.guard.Guard;
import dev.prunella.record.AuditTrail;
import dev.prunella.target.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** What the README shows, compiled; {@link ReadmeTest} compares the two. */
final class ReadmeExample {

    private ReadmeExample() {}

    /** Some component of an application. */
    interface Feed {
        long processed();

        long pending();

        RemediationResult restart();
    }

    static HealingSupervisor pool(HikariConfig hikariConfig) {
        // region
        HealableHikariDataSource dataSource = HealableHikariDataSource.of(hikariConfig); // it is a HikariDataSource

        HealingSupervisor supervisor = HealingSupervisor.builder()
                .auditTrail(AuditTrail.inDirectory(Path.of("healing-audit")))
                .build();

        supervisor.supervise(HikariRecipes.pool("orders-db", dataSource).ownedBy("team-orders"));

        supervisor.start();
        // endregion
        return supervisor;
    }

    static void feed(HealingSupervisor supervisor, Feed feed) {
        // region
        supervisor.supervise(Target.named("price-feed")
                .ownedBy("team-pricing")
                .dependsOn("orders-db")
                .inside(Probe.progress(feed::processed, feed::pending, Duration.ofSeconds(30)))
                .when(STALLED, Runbook.of(Remediation.named("restart-feed", context -> feed.restart()))));
        // endregion
    }

    /** Some client, what it is given and what it gives. */
    interface Client {
        Receipt charge(Order order) throws IOException;
    }

    record Order(String id) {}

    record Receipt(String number) {}

    static Receipt guarded(HealingSupervisor supervisor, Client client, Order order) throws IOException {
        // region
        Guard payments = supervisor.guard("payments");
        Receipt receipt = payments.call(() -> client.charge(order));
        // endregion
        return receipt;
    }
}
