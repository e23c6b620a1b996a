// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.guard.GuardControl;
import dev.prunella.record.telemetry.SupervisorView;
import dev.prunella.slo.SloRegister;
import dev.prunella.time.DurationTally;
import java.util.List;

/**
 * What is known of the engine itself at any moment, read from any thread.
 *
 * @param seams the clocks
 * @param watchdog the loop's beats
 * @param abandoned runs that were given up
 * @param bus what listeners missed
 * @param trail the audit trail
 * @param rulebook the policy in force
 * @param desk has the governor's state
 * @param escalations knows the channels
 * @param guards of the application
 * @param objectives of the application
 */
record Pulse(
        Engine.Seams seams,
        Watchdog watchdog,
        AbandonedRuns abandoned,
        EventBus bus,
        TrailKeeper trail,
        Rulebook rulebook,
        GovernorDesk desk,
        Escalations escalations,
        Guards guards,
        Objectives objectives)
        implements SupervisorView {

    Engine.Vitals vitals() {
        return new Engine.Vitals(
                watchdog.silence(),
                abandonedRuns(),
                droppedEvents(),
                listenerFailures(),
                trail.session().dropped());
    }

    @Override
    public List<String> guardrails() {
        return rulebook.governor().guardrails();
    }

    @Override
    public List<String> channels() {
        return escalations.channels();
    }

    @Override
    public List<GuardControl> guardControls() {
        return guards.all();
    }

    @Override
    public SloRegister slos() {
        return objectives;
    }

    @Override
    public DurationTally lateness() {
        return watchdog.lateness();
    }

    @Override
    public DurationTally auditSyncs() {
        return trail.session().syncs();
    }

    @Override
    public long nowNanos() {
        return seams.clock().nanoTime();
    }

    @Override
    public long silenceNanos() {
        return watchdog.silence().toNanos();
    }

    @Override
    public long droppedRecords() {
        return trail.session().droppedEver();
    }

    @Override
    public int abandonedRuns() {
        return abandoned.count();
    }

    @Override
    public long droppedEvents() {
        return bus.dropped();
    }

    @Override
    public long listenerFailures() {
        return bus.thrown();
    }

    @Override
    public int startsLeft() {
        return rulebook.governor()
                .startsLeft(
                        desk.state(), seams.clock().nanoTime(), seams.clock().wallTime());
    }

    @Override
    public boolean paused() {
        return !desk.state().pausedBecause().isEmpty();
    }
}
