// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.restart;

import dev.prunella.HealingSupervisor;
import dev.prunella.TargetHandle;
import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationResult;
import dev.prunella.decide.Runbook;
import dev.prunella.detect.Probe;
import dev.prunella.detect.Reading;
import dev.prunella.diagnose.Cause;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.Health;
import dev.prunella.record.AuditTrail;
import dev.prunella.target.Target;
import dev.prunella.target.TargetBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A feed under a supervisor with defaults and a trail in files, all of it fresh for each failure: budgets and cooldowns allow no
 * series of them.
 *
 * @param conclusive whether a dead thread is proof by itself, together with an outside look; else three looks are needed
 */
record BySupervisor(boolean conclusive) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String DEAD = "dead";

    /** One failure; null if the feed did not work again within ten seconds. */
    @Nullable
    Duration once() throws IOException, InterruptedException {
        Path trail = Files.createTempDirectory("prunella-restart-");
        Feed feed = new Feed();
        feed.start();
        try (HealingSupervisor supervisor = HealingSupervisor.builder()
                .auditTrail(AuditTrail.inDirectory(trail))
                .build()) {
            TargetHandle handle = supervisor.supervise(target(feed));
            supervisor.start();
            awaitHealthy(handle);
            return feed.failAndWork(PATIENCE);
        } finally {
            feed.stop();
            delete(trail);
        }
    }

    private TargetBuilder target(Feed feed) {
        Remediation restart = Remediation.named("restart-feed", context -> {
            feed.start();
            return new RemediationResult.Done("restarted");
        });
        Probe alive = context -> feed.alive() ? Reading.pass() : Reading.fail(DEAD, "its thread is dead");
        TargetBuilder target = Target.named("price-feed")
                .ownedBy("team-pricing")
                .inside(alive)
                .noticing(feed)
                .when(Diagnosis.Kind.LOCAL_FAULT, Runbook.of(restart));
        return conclusive ? target.outside(context -> Reading.pass()).conclusive(new Cause(DEAD)) : target;
    }

    private static void awaitHealthy(TargetHandle handle) throws InterruptedException {
        long began = System.nanoTime();
        while (handle.status().health() != Health.HEALTHY) {
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new IllegalStateException(handle.name() + ": never healthy: " + handle.status());
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    private static void delete(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(directory)) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
