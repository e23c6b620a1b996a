// SPDX-License-Identifier: Apache-2.0
package dev.prunella;

import dev.prunella.decide.Policy;
import dev.prunella.decide.RestartIntensity;
import dev.prunella.engine.Engine;
import dev.prunella.guard.Guard;
import dev.prunella.guard.GuardBuilder;
import dev.prunella.guard.GuardStatus;
import dev.prunella.loop.TargetState;
import dev.prunella.model.Actor;
import dev.prunella.model.IncidentId;
import dev.prunella.record.AuditRecord;
import dev.prunella.slo.Coverage;
import dev.prunella.slo.Slo;
import dev.prunella.slo.SloBuilder;
import dev.prunella.slo.SloStatus;
import dev.prunella.target.Target;
import dev.prunella.target.TargetBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the loop for the targets that it is given: detect, diagnose, decide, act, verify, escalate. Made by {@link #builder()};
 * does nothing before {@link #start()}. Safe for use by several threads. At run time nothing of it throws into the application.
 */
public final class HealingSupervisor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HealingSupervisor.class);

    private final Engine engine;

    HealingSupervisor(Engine engine) {
        this.engine = engine;
    }

    /** Begins a supervisor with defaults for everything. */
    public static SupervisorBuilder builder() {
        return new SupervisorBuilder();
    }

    /**
     * Takes a target under supervision, before the start or at run time.
     *
     * @throws IllegalArgumentException if the name is taken, a dependency is unknown at run time, or targets depend on each
     *     other in a cycle
     * @throws IllegalStateException if another supervisor has the thing behind it, or this one is closed
     */
    public TargetHandle supervise(Target target) {
        engine.register(target);
        return new TargetHandle(engine, target.name());
    }

    /**
     * Builds the target and takes it under supervision.
     *
     * @throws IllegalArgumentException naming the target, the property and the value that is wrong, or as
     *     {@link #supervise(Target)}
     */
    public TargetHandle supervise(TargetBuilder target) {
        return supervise(target.build());
    }

    /**
     * The handle of a target that is supervised already.
     *
     * @throws IllegalArgumentException if none of this name is
     */
    public TargetHandle target(String name) {
        if (!engine.targets().contains(name)) {
            throw new IllegalArgumentException("target '%s': name is not supervised".formatted(name));
        }
        return new TargetHandle(engine, name);
    }

    /**
     * The guard of this name, made with defaults when it is asked for first. It stands before the target of the same name, if one is
     * supervised, now or later.
     *
     * @param name 1 to 100 characters
     */
    public Guard guard(String name) {
        return engine.guard(name);
    }

    /**
     * Makes the guard that is described.
     *
     * @throws IllegalArgumentException if there is one of this name already
     */
    public Guard guard(GuardBuilder description) {
        return engine.guard(description);
    }

    /** What is known of the guards, by name. */
    public List<GuardStatus> guards() {
        return engine.guards();
    }

    /**
     * One more objective, which is measured from now on and for as long as the supervisor lives, whether targets are looked at yet or
     * not. When its error budget burns, the probes of the targets that it concerns are woken and a person is told; what is left of it makes
     * automation more careful. It starts no remediation.
     *
     * @throws IllegalArgumentException if its name is taken
     * @throws IllegalStateException if there are 100 already, or this supervisor is closed
     */
    public SloHandle slo(Slo objective) {
        engine.slos().add(objective);
        return new SloHandle(engine.slos().board(), objective.name());
    }

    /**
     * Builds the objective and measures it.
     *
     * @throws IllegalArgumentException naming the objective, the property and the value that is wrong, or as {@link #slo(Slo)}
     */
    public SloHandle slo(SloBuilder objective) {
        return slo(objective.build());
    }

    /** What is known of the objectives, by name. */
    public List<SloStatus> slos() {
        return engine.slos().board().all();
    }

    /** Which targets have an objective, and which of their diagnoses have a runbook. */
    public Coverage coverage() {
        return engine.slos().coverage();
    }

    /** Begins to look at the targets. Idempotent. */
    public void start() {
        engine.start();
    }

    /**
     * Pauses all healing until {@link #resume}; detection and records go on, and so does what runs already. Survives a restart
     * where the trail does.
     */
    public void pause(Actor actor, String why) {
        engine.pause(actor, why);
    }

    /** Lets healing go on. */
    public void resume(Actor actor) {
        engine.resume(actor);
    }

    /**
     * Puts another policy in force. Every decision is made by exactly one: what was planned under the old one is planned anew.
     * Does not survive a restart.
     *
     * @param dropped names of the windows that are meant to go
     * @throws IllegalArgumentException if a window would go that is not named, or nothing could be done any more; the present
     *     policy stays in force
     */
    public void reload(Actor actor, Policy policy, String... dropped) {
        engine.reload(actor, policy, Set.of(dropped));
    }

    /**
     * Lets a remediation be run again that was latched, since it did not help or did harm.
     *
     * @throws IllegalArgumentException if it is not latched
     */
    public void unlatch(Actor actor, String remediation) {
        engine.unlatch(actor, remediation);
    }

    /**
     * A person takes care of an incident that was told: nobody is told of it again. For one that is told as part of another, that
     * other one is meant.
     *
     * @param incident as it stood in the escalation
     * @return false if that changes nothing: the incident is over, nobody was told of it, or somebody takes care of it already
     */
    public boolean acknowledge(IncidentId incident, Actor actor) {
        return engine.acknowledge(incident, actor);
    }

    /** What is known now. */
    public SupervisorStatus status() {
        List<TargetStatus> targets = new ArrayList<>();
        for (String name : engine.targets()) {
            TargetState state = engine.state(name);
            RestartIntensity intensity = engine.intensity(name);
            if (state != null && intensity != null) {
                targets.add(statusOf(name, state, intensity));
            }
        }
        Engine.Vitals vitals = engine.vitals();
        return new SupervisorStatus(
                targets,
                engine.governor().pausedBecause(),
                engine.governor().latches().because(),
                vitals.silence(),
                vitals.abandonedRuns(),
                vitals.droppedEvents(),
                vitals.listenerFailures(),
                vitals.droppedRecords());
    }

    /**
     * The latest records of the trail that are in memory, oldest first: 10,000 where the trail is in memory alone, else the last 256 that
     * are synced; all of those are read by {@link dev.prunella.record.AuditTrail#reader()}.
     */
    public List<AuditRecord> recentRecords() {
        return engine.recentRecords();
    }

    /** Ends supervision within 2 s from any state and tells what is left. Idempotent. */
    public CloseReport shutdown() {
        Engine.Closing closing = engine.close();
        return new CloseReport(closing.stillRunning(), closing.trailComplete());
    }

    /** {@link #shutdown()}, with a line in the log if anything is left. */
    @Override
    public void close() {
        CloseReport report = shutdown();
        if (!report.stillRunning().isEmpty() || !report.trailComplete()) {
            LOG.warn("supervisor: closed with something left: {}", report);
        }
    }

    static TargetStatus statusOf(String name, TargetState state, RestartIntensity intensity) {
        return new TargetStatus(
                name,
                state.health(),
                state.phase().describe(),
                state.mode(),
                state.desired(),
                state.generation(),
                state.hold(),
                state.episode() == null ? null : state.episode().incident(),
                state.awaitsApproval(),
                state.flapping().latched(),
                state.incidents(),
                state.shadow().report(),
                intensity);
    }
}
