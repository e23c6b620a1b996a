// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.component;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.HealingSupervisor;
import dev.prunella.TargetHandle;
import dev.prunella.escalate.Escalation;
import dev.prunella.escalate.EscalationChannel;
import dev.prunella.record.HealingEvent;
import dev.prunella.record.Incident;
import dev.prunella.record.Outcome;
import dev.prunella.target.TargetBuilder;
import dev.prunella.testkit.time.FakeTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Components under a supervisor, in virtual time. */
final class Works implements AutoCloseable {

    static final Duration STABLE = Duration.ofSeconds(12);

    final FakeTime time = FakeTime.create();
    final List<String> diary = Collections.synchronizedList(new ArrayList<>());
    final List<HealingEvent> events = Collections.synchronizedList(new ArrayList<>());
    final List<Escalation> told = Collections.synchronizedList(new ArrayList<>());
    final HealingSupervisor supervisor;
    private final Map<String, Part> parts = new HashMap<>();

    Works() {
        supervisor = HealingSupervisor.builder()
                .clock(time)
                .scheduler(time)
                .randomness(time.randomness())
                .escalateTo(new EscalationChannel() {
                    @Override
                    public String name() {
                        return "pager";
                    }

                    @Override
                    public void send(Escalation escalation) {
                        told.add(escalation);
                    }
                })
                .listener(events::add)
                .build();
        supervisor.start();
    }

    Part part(String name) {
        return parts.computeIfAbsent(name, each -> new Part(each, diary));
    }

    /** A component that runs already, and holds on to these. */
    Component running(String name, Component... dependencies) {
        part(name).running = true;
        return Component.of(name, part(name)).holding(dependencies);
    }

    TargetHandle supervise(Component component) {
        return supervise(ComponentRecipes.component(component));
    }

    TargetHandle supervise(TargetBuilder target) {
        return supervisor.supervise(target.ownedBy("team"));
    }

    void pass(Duration span) {
        time.advance(span);
    }

    <E extends HealingEvent> List<E> seen(Class<E> kind, String target) {
        return events.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(each -> each.target().equals(target))
                .toList();
    }

    void assertClosed(String target, Outcome... outcomes) {
        assertThat(seen(HealingEvent.Closed.class, target))
                .extracting(HealingEvent.Closed::outcome)
                .containsExactly(outcomes);
    }

    /** When this was planned for the first, the second … time, in milliseconds since the incident was opened. */
    List<Long> intendedAfterMillis(String target) {
        Incident incident = seen(HealingEvent.Closed.class, target).get(0).history();
        return incident.timeline().stream()
                .filter(line -> line.what().startsWith("intends"))
                .map(line -> line.afterNanos() / 1_000_000)
                .toList();
    }

    @Override
    public void close() {
        supervisor.close();
        time.close();
    }
}
