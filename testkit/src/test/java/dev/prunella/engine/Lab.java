// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.HealingSupervisor;
import dev.prunella.SupervisorBuilder;
import dev.prunella.TargetHandle;
import dev.prunella.act.Attempt;
import dev.prunella.escalate.Escalation;
import dev.prunella.escalate.Resolution;
import dev.prunella.record.HealingEvent;
import dev.prunella.target.TargetBuilder;
import dev.prunella.testkit.time.FakeTime;
import dev.prunella.time.HealingClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A supervisor under virtual time, with an ear at its events and at its only channel of escalation. */
final class Lab implements AutoCloseable {

    static final Duration WHILE = Duration.ofSeconds(30);

    final FakeTime time;
    final List<HealingEvent> events = new ArrayList<>();
    final List<Escalation> escalations = new ArrayList<>();
    final List<Resolution> resolutions = new ArrayList<>();
    final HealingSupervisor supervisor;
    private final Map<String, TargetHandle> handles = new HashMap<>();

    private Lab(FakeTime time, HealingClock clock, UnaryOperator<SupervisorBuilder> more) {
        this.time = time;
        supervisor = more.apply(HealingSupervisor.builder()
                        .clock(clock)
                        .scheduler(time)
                        .randomness(time.randomness())
                        .listener(events::add)
                        .escalateTo(Channels.named("ear", escalations::add, resolutions::add)))
                .build();
    }

    static Lab create() {
        return with(builder -> builder);
    }

    static Lab with(UnaryOperator<SupervisorBuilder> more) {
        return in(FakeTime.create(1, FakeTime.DEFAULT_WORKERS), more);
    }

    static Lab in(FakeTime time, UnaryOperator<SupervisorBuilder> more) {
        return new Lab(time, time, more);
    }

    static Lab in(FakeTime time, HealingClock clock) {
        return new Lab(time, clock, builder -> builder);
    }

    /** Supervises the targets, starts, and lets a second pass. */
    TargetHandle start(TargetBuilder first, TargetBuilder... others) {
        TargetHandle handle = supervise(first);
        for (TargetBuilder other : others) {
            supervise(other);
        }
        supervisor.start();
        time.advance(Duration.ofSeconds(1));
        return handle;
    }

    private TargetHandle supervise(TargetBuilder target) {
        TargetHandle handle = supervisor.supervise(target);
        handles.put(handle.name(), handle);
        return handle;
    }

    /** Of a target that was started here. */
    TargetHandle handle(String target) {
        return handles.get(target);
    }

    void pass(Duration span) {
        time.advance(span);
    }

    <T extends HealingEvent> List<T> seen(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<Attempt.End> ends() {
        return seen(HealingEvent.Ended.class).stream()
                .map(HealingEvent.Ended::end)
                .toList();
    }

    @Override
    public void close() {
        supervisor.shutdown();
        time.close();
    }
}
