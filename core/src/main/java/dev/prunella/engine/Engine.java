// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.decide.Explanation;
import dev.prunella.decide.Policy;
import dev.prunella.decide.RestartIntensity;
import dev.prunella.decide.guardrails.Guardrails;
import dev.prunella.escalate.BurnGauge;
import dev.prunella.escalate.EscalationChannel;
import dev.prunella.escalate.EscalationPolicy;
import dev.prunella.guard.Guard;
import dev.prunella.guard.GuardBuilder;
import dev.prunella.guard.GuardStatus;
import dev.prunella.loop.EscalationRecovery;
import dev.prunella.loop.Governor;
import dev.prunella.loop.GovernorState;
import dev.prunella.loop.GuardRecovery;
import dev.prunella.loop.Rehearsal;
import dev.prunella.loop.TargetEvent;
import dev.prunella.loop.TargetState;
import dev.prunella.model.Actor;
import dev.prunella.model.IncidentId;
import dev.prunella.model.Reason;
import dev.prunella.record.AuditRecord;
import dev.prunella.record.AuditTrail;
import dev.prunella.record.HealingEvent;
import dev.prunella.record.HealingListener;
import dev.prunella.record.telemetry.Telemetry;
import dev.prunella.slo.SloBoard;
import dev.prunella.slo.SloRegister;
import dev.prunella.target.Target;
import dev.prunella.time.HealingClock;
import dev.prunella.time.HealingScheduler;
import dev.prunella.time.Randomness;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The shell around the loop: it owns the cells of the targets, the governor's desk, the trail and the listeners, and carries out
 * what the loop decides. Safe for use by several threads.
 */
public final class Engine {

    private static final Duration CLOSE_PATIENCE = Duration.ofMillis(1_900);

    private final Seams seams;
    private final Rulebook rulebook;
    private final GovernorDesk desk;
    private final Cells cells;
    private final TrailKeeper trail;
    private final Announcer announcer;
    private final Escalations escalations;
    private final Commands commands;
    private final Guards guards;
    private final Objectives objectives;
    private final Snapshots snapshots;
    private final Remembered remembered = new Remembered();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CompletableFuture<Closing> closed = new CompletableFuture<>();
    private final Watchdog watchdog;
    private final Pulse pulse;

    /**
     * The replaceable parts of the outside world.
     *
     * @param scheduler timers and threads; closed with the engine
     */
    public record Seams(HealingClock clock, HealingScheduler scheduler, Randomness randomness) {}

    /**
     * Who hears of what happens.
     *
     * @param listeners the application's
     * @param telemetry meters and spans
     */
    public record Ears(List<HealingListener> listeners, List<Telemetry> telemetry) {}

    /**
     * How a person is told.
     *
     * @param channels at least one
     * @param policy when and how often
     * @param burn how fast error budgets burn
     * @param board what is known of objectives
     */
    public record Voice(List<EscalationChannel> channels, EscalationPolicy policy, BurnGauge burn, SloBoard board) {}

    /**
     * What close left behind.
     *
     * @param stillRunning names of daemon threads that are stuck in code which ignores interruption
     * @param trailComplete whether everything that was to be recorded is recorded, or the trail itself tells how much it lacks
     */
    public record Closing(List<String> stillRunning, boolean trailComplete) {}

    /**
     * What is known of the loop itself.
     *
     * @param silence how long the loop has not beaten
     * @param abandonedRuns runs of user code that were given up and still run
     * @param droppedEvents events that listeners missed because they were slow
     * @param listenerFailures calls of listeners that threw
     * @param droppedRecords records of class 2 that the trail had no room for
     */
    public record Vitals(
            Duration silence, int abandonedRuns, long droppedEvents, long listenerFailures, long droppedRecords) {}

    /**
     * Opens the trail; nothing runs before {@link #start()}.
     *
     * @throws IOException if the trail cannot be opened, with the reason
     */
    public Engine(Seams seams, Policy policy, Guardrails guardrails, AuditTrail auditTrail, Ears ears, Voice voice)
            throws IOException {
        this.seams = seams;
        rulebook = new Rulebook(policy, guardrails);
        AbandonedRuns abandoned = new AbandonedRuns();
        cells = new Cells(seams.clock);
        desk = new GovernorDesk(rulebook, seams.clock, seams.scheduler, this::heard);
        commands = new Commands(desk, rulebook, this::tell);
        watchdog = new Watchdog(seams.clock, seams.scheduler);
        escalations = Escalations.of(voice, cells, abandoned, this::tell, rulebook, seams);
        GuardOrders orders = new GuardOrders();
        trail = TrailKeeper.open(
                seams,
                rulebook,
                auditTrail,
                () -> orders.keep(escalations.keep(cells.checkpoint(desk.state(), remembered.all()))));
        orders.restore(GuardRecovery.read(trail.session().recovery()));
        escalations.restore(EscalationRecovery.read(trail.session().recovery(), seams.clock.nanoTime()));
        remembered.recovered(trail.recovered().targets());
        desk.restore(trail.recovered().governor());
        trail.endOpenIntents();
        EventBus bus = new EventBus(ears.listeners, ears.telemetry, seams.clock, seams.scheduler);
        announcer = new Announcer(trail.recorder(), bus);
        guards = new Guards(seams, cells, desk, this::tell, orders, bus::catchUp);
        HandBacks handBacks = new HandBacks(seams.scheduler, abandoned, cells::sick, this::tell);
        ProbeRunner.Tools tools = new ProbeRunner.Tools(seams.clock, seams.scheduler, abandoned, watchdog);
        objectives = new Objectives(
                new Objectives.Around(seams, cells, escalations, this::tell, bus::catchUp), guards, tools, voice.board);
        snapshots = new Snapshots(seams, rulebook, desk, cells, escalations, guards, objectives);
        cells.shell(new EngineShell(
                seams, rulebook, desk, cells, announcer, escalations, guards, handBacks, tools, remembered));
        pulse = new Pulse(seams, watchdog, abandoned, bus, trail, rulebook, desk, escalations, guards, objectives);
        bus.begin(pulse);
    }

    /** Begins to look. Idempotent. */
    public void start() {
        if (cells.start()) {
            watchdog.start();
        }
    }

    /**
     * Takes a target under supervision; if the engine runs, it is looked at from now on.
     *
     * @throws IllegalArgumentException if the name is taken, a dependency is unknown once the engine runs, or targets depend on
     *     each other in a cycle
     * @throws IllegalStateException if another supervisor has the healed thing, or the engine is closed
     */
    public void register(Target target) {
        TargetEvent.Restored earlier = remembered.of(target.name());
        cells.add(target, earlier);
        if (earlier == null) {
            remembered.isTold(target.name());
        }
    }

    /** Ends the supervision of a target; false if there is none of this name. */
    public boolean unregister(String name) {
        return cells.remove(name, Reason.of("unregistered", "supervision has ended"));
    }

    /**
     * Hands a command to a target.
     *
     * @throws IllegalArgumentException if there is no target of this name
     * @throws IllegalStateException if too many commands wait already
     */
    public void command(String name, TargetEvent command) {
        if (!cells.require(name).offer(command)) {
            throw new IllegalStateException("target '%s': too many commands wait".formatted(name));
        }
    }

    /** See {@link Escalations#acknowledge}. */
    public boolean acknowledge(IncidentId incident, Actor actor) {
        return escalations.acknowledge(incident, actor);
    }

    /** See {@link Commands#pause}. */
    public void pause(Actor actor, String why) {
        commands.pause(actor, why);
    }

    /** See {@link Commands#resume}. */
    public void resume(Actor actor) {
        commands.resume(actor);
    }

    /** See {@link Commands#unlatch}. */
    public void unlatch(Actor actor, String remediation) {
        commands.unlatch(actor, remediation);
    }

    /** See {@link Commands#reload}. */
    public void reload(Actor actor, Policy policy, Set<String> dropped) {
        commands.reload(actor, policy, dropped);
    }

    /** Names of the targets, sorted. */
    public List<String> targets() {
        return cells.names();
    }

    /** What is known of a target; null if there is none of this name. */
    public @Nullable TargetState state(String name) {
        return cells.state(name);
    }

    /** How often a target may be acted on at the worst; null if there is none of this name. */
    public @Nullable RestartIntensity intensity(String name) {
        TargetCell cell = cells.find(name);
        return cell == null ? null : cells.intensity(cell.target());
    }

    /** Why a target is as it is and what each guardrail says; null if there is none of this name. */
    public @Nullable Explanation explain(String name) {
        return snapshots.explain(name);
    }

    /** Goes through a target's runbooks without doing anything; null if there is none of this name. */
    public @Nullable Rehearsal rehearse(String name) {
        return snapshots.rehearse(name);
    }

    /** The guard of this name, with defaults if there is none yet. */
    public Guard guard(String name) {
        return guards.guard(name);
    }

    /** One more guard; throws if its name is taken. */
    public Guard guard(GuardBuilder description) {
        return guards.guard(description);
    }

    /** What is known of the guards, by name. */
    public List<GuardStatus> guards() {
        return guards.statuses();
    }

    /** The objectives of the application. */
    public SloRegister slos() {
        return objectives;
    }

    /** What is known across targets: the pause, the latches, what was charged. */
    public GovernorState governor() {
        return desk.state();
    }

    /** The latest records of the trail that are in memory, oldest first. */
    public List<AuditRecord> recentRecords() {
        return trail.session().recent();
    }

    /** The remediations that a target's runbooks hold; throws if there is none of this name. */
    public List<String> remediations(String name) {
        return cells.require(name).target().runbooks().remediations();
    }

    /** What is known of the loop itself. */
    public Vitals vitals() {
        return pulse.vitals();
    }

    /** Ends supervision within 2 s from any state. Idempotent; later calls report what the first one left. */
    public Closing close() {
        if (closing.compareAndSet(false, true)) {
            closed.complete(new Shutdown(seams, guards, objectives, cells, trail).run());
        }
        seams.scheduler.await(closed, CLOSE_PATIENCE);
        return closed.getNow(new Closing(List.of(), false));
    }

    private void heard(Governor.Answered answered) {
        cells.startAnew(answered.startAnew());
        commands.heard(answered);
    }

    private void tell(HealingEvent event) {
        announcer.tell(event, "");
    }
}
