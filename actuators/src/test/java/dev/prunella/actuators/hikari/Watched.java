// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prunella.HealingSupervisor;
import dev.prunella.TargetHandle;
import dev.prunella.model.Health;
import dev.prunella.record.AuditTrail;
import dev.prunella.record.HealingEvent;
import dev.prunella.record.HealingListener;
import dev.prunella.target.TargetBuilder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A supervisor with default settings and guardrails that writes down what happens. */
final class Watched implements AutoCloseable, HealingListener {

    private final List<HealingEvent> events = new CopyOnWriteArrayList<>();
    private final HealingSupervisor supervisor;

    Watched(AuditTrail trail) {
        supervisor =
                HealingSupervisor.builder().auditTrail(trail).listener(this).build();
        supervisor.start();
    }

    static Watched inMemory() {
        return new Watched(AuditTrail.inMemory());
    }

    /** Supervises and waits for the first look that passes, before which nothing is suspected. */
    TargetHandle supervise(TargetBuilder target) {
        var handle = supervisor.supervise(target.ownedBy("team-tests"));
        await().pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(handle.status().health()).isEqualTo(Health.HEALTHY));
        return handle;
    }

    HealingSupervisor supervisor() {
        return supervisor;
    }

    @Override
    public void on(HealingEvent event) {
        events.add(event);
    }

    <E extends HealingEvent> List<E> all(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    <E extends HealingEvent> List<E> all(Class<E> kind, String target) {
        return all(kind).stream().filter(event -> event.target().equals(target)).toList();
    }

    <E extends HealingEvent> E first(Class<E> kind, String target) {
        return first(kind, target, Duration.ofSeconds(10));
    }

    <E extends HealingEvent> E first(Class<E> kind, String target, Duration patience) {
        await().atMost(patience)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(all(kind, target))
                        .as("what happened: %s", this)
                        .isNotEmpty());
        return all(kind, target).get(0);
    }

    @Override
    public void close() {
        supervisor.close();
    }

    @Override
    public String toString() {
        return String.join("\n", events.stream().map(HealingEvent::what).toList());
    }
}
