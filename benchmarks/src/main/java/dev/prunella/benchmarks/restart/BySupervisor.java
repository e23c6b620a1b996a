// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.restart;

import dev.prunella.HealingSupervisor;
import dev.prunella.TargetHandle;
import dev.prunella.actuators.component.Component;
import dev.prunella.actuators.component.ComponentRecipes;
import dev.prunella.decide.Runbook;
import dev.prunella.detect.Probe;
import dev.prunella.detect.Reading;
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

/** A feed under a supervisor with defaults, all of it fresh for each failure: budgets and cooldowns allow no series of them. */
record BySupervisor(Way way) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String FEED = "price-feed";

    /** One failure; null if the feed did not work again within ten seconds. */
    @Nullable
    Duration once() throws IOException, InterruptedException {
        if (!way.durable()) {
            return once(AuditTrail.inMemory());
        }
        Path folder = Files.createTempDirectory("prunella-restart-");
        try {
            return once(AuditTrail.inDirectory(folder));
        } finally {
            delete(folder);
        }
    }

    private @Nullable Duration once(AuditTrail trail) throws InterruptedException {
        Feed feed = new Feed();
        Component component = Component.of(FEED, feed);
        feed.tells(component::died);
        feed.start();
        try (HealingSupervisor supervisor =
                HealingSupervisor.builder().auditTrail(trail).build()) {
            TargetHandle handle = supervisor.supervise(target(feed, component).ownedBy("team-pricing"));
            supervisor.start();
            awaitHealthy(handle);
            return feed.failAndWork(PATIENCE);
        } finally {
            feed.stop(PATIENCE);
        }
    }

    private TargetBuilder target(Feed feed, Component component) {
        if (way.knowing()) {
            return ComponentRecipes.component(component);
        }
        Probe alive = context -> feed.isRunning() ? Reading.pass() : Reading.fail("dead", "its thread is dead");
        return Target.named(FEED)
                .inside(alive)
                .noticing(component)
                .when(Diagnosis.Kind.LOCAL_FAULT, Runbook.of(ComponentRecipes.restart(component)));
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
