// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.world;

import dev.prunella.CloseReport;
import dev.prunella.HealingSupervisor;
import dev.prunella.TargetHandle;
import dev.prunella.TargetStatus;
import dev.prunella.act.Compensation;
import dev.prunella.act.Remediation;
import dev.prunella.decide.Runbook;
import dev.prunella.decide.Step;
import dev.prunella.detect.Side;
import dev.prunella.detect.SymptomSource;
import dev.prunella.diagnose.Cause;
import dev.prunella.model.Reason;
import dev.prunella.record.AuditTrail;
import dev.prunella.target.Target;
import dev.prunella.target.TargetBuilder;
import dev.prunella.testkit.simulation.scenario.Scenario;
import dev.prunella.testkit.simulation.trace.Happening;
import dev.prunella.testkit.target.BareTarget;
import dev.prunella.time.Cancellable;
import dev.prunella.verify.HarmWatch;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One process: the real supervisor with everything around it, from its start to its end. */
final class Life {

    private static final long SMALL_SEGMENT_BYTES = 8_192;
    private static final long SEGMENT_BYTES = 65_536;
    private static final Duration AFTER_ITS_OWN_END = Duration.ofSeconds(3);

    private final Stage stage;
    private final Troubles troubles;
    private final LifeScheduler scheduler;
    private final SimulatedStore store;
    private final HealingSupervisor supervisor;
    private final Map<String, TargetHandle> handles = new HashMap<>();
    private final Map<String, SymptomSource.Listener> ears = new HashMap<>();
    /** What may pause, by the names of runs. */
    private final Map<String, BooleanSupplier> pausing = new HashMap<>();

    private @Nullable Duration downtime;
    private boolean closing;

    Life(int number, Scenario scenario, Stage stage, Troubles troubles, SimulatedStore store) {
        this.stage = stage;
        this.troubles = troubles;
        this.store = store;
        scheduler = new LifeScheduler(stage.time());
        SimulatedChannel channel = new SimulatedChannel(stage, troubles);
        scenario.targets().forEach(target -> pausing.put(target.name() + " escalation", channel::pauses));
        pausing.put("audit", store::pauses);
        supervisor = HealingSupervisor.builder()
                .policy(scenario.policy())
                .clock(stage.clockOfProcess(number))
                .scheduler(scheduler)
                .randomness(stage.time().randomness())
                .auditTrail(AuditTrail.builder(store)
                        .segmentBytes(scenario.seed() % 2 == 0 ? SMALL_SEGMENT_BYTES : SEGMENT_BYTES)
                        .segments(1_000)
                        .build())
                .listener(event -> stage.tell(new Happening.Said(stage.now(), event)))
                .escalateTo(channel)
                .build();
    }

    void start() {
        supervisor.start();
    }

    HealingSupervisor supervisor() {
        return supervisor;
    }

    /** Whether the process is there. */
    boolean runs() {
        return !scheduler.dead();
    }

    /** Whether a run of this name, which begins now, takes time. */
    boolean pauses(String run) {
        BooleanSupplier answer = pausing.get(run);
        return answer != null && answer.getAsBoolean();
    }

    @Nullable
    TargetHandle handle(String target) {
        return handles.get(target);
    }

    /** Whether the supervisor refuses whatever is new, as it closes or has. */
    boolean closes() {
        return closing;
    }

    void supervise(Component component) {
        handles.put(component.name(), supervisor.supervise(live(component)));
    }

    void unsupervise(String target) {
        TargetHandle handle = handles.remove(target);
        if (handle != null) {
            handle.unsupervise();
        }
    }

    /** The application's traffic says that something is wrong. */
    void notice(String target) {
        SymptomSource.Listener ear = ears.get(target);
        if (ear != null && runs()) {
            ear.noticed(Reason.of("call-failed", "a call failed"));
        }
    }

    /** The process dies at once. */
    void die(Duration afterwards) {
        if (runs()) {
            downtime = afterwards;
            scheduler.die();
            store.die();
            stage.tell(new Happening.ProcessEnded(stage.now(), true, 0, false));
        }
    }

    /** A remediation ends the process that it runs in. */
    void endByItself() {
        die(AFTER_ITS_OWN_END);
    }

    /** How long a process that has died stays away. */
    Duration downtime() {
        return downtime == null ? Duration.ZERO : downtime;
    }

    void close() {
        closing = true;
        long since = stage.now();
        CloseReport report = supervisor.shutdown();
        boolean whole = report.trailComplete() && !store.hasRefused();
        stage.tell(new Happening.ProcessEnded(stage.now(), false, stage.now() - since, whole));
        scheduler.die();
    }

    void tellHowAllRests() {
        for (TargetStatus status : supervisor.status().targets()) {
            stage.tell(new Happening.Rested(
                    stage.now(), status.name(), status.health(), status.phase(), status.incident() != null));
        }
    }

    /** The target as it was described, with simulated probes and actions in the place of its own. */
    private Target live(Component component) {
        Target template = component.target();
        TargetBuilder target = BareTarget.like(template, probe(component, Side.INSIDE))
                .noticing(listener -> listen(component.name(), listener))
                .healing(component);
        if (template.outside() != null) {
            target.outside(probe(component, Side.OUTSIDE));
        }
        template.runbooks().byKind().forEach((kind, runbook) -> target.when(kind, live(component, runbook)));
        template.runbooks()
                .byCause()
                .forEach((key, runbook) -> target.when(key.kind(), key.cause(), live(component, runbook)));
        return target.build();
    }

    private ComponentProbe probe(Component component, Side side) {
        ComponentProbe probe = new ComponentProbe(component, side, stage, troubles, this);
        String name = side == Side.INSIDE ? " inside" : " outside";
        pausing.put(component.name() + name, probe::pauses);
        return probe;
    }

    private Runbook live(Component component, Runbook template) {
        List<Step> steps = template.steps().stream()
                .map(step -> Step.of(live(component, step.remediation()))
                        .attempts(step.attempts())
                        .within(step.deadline())
                        .verifiedBy(step.verification())
                        .watching(step.watches().stream()
                                .map(watch -> HarmWatch.number(watch.name(), component::harm, HarmWatch.Worse.above(0)))
                                .toArray(HarmWatch[]::new)))
                .toList();
        return new Runbook(steps);
    }

    private Remediation live(Component component, Remediation template) {
        ComponentAction action = new ComponentAction(component, template, stage, troubles, this);
        pausing.put(component.name() + " " + template.name(), action::pauses);
        Remediation live = Remediation.named(template.name(), action)
                .atRisk(template.risk())
                .curing(template.cures().toArray(new Cause[0]));
        Remediation ending = template.endsProcess() ? live.endingTheProcess() : live;
        Compensation undo = template.compensation();
        return undo == null ? ending : ending.compensatedBy(live(component, undo));
    }

    private Compensation live(Component component, Compensation template) {
        ComponentUndo action = new ComponentUndo(component, template, stage, this);
        pausing.put(component.name() + " " + template.name(), action::pauses);
        return Compensation.named(template.name(), action).within(template.deadline());
    }

    private Cancellable listen(String target, SymptomSource.Listener listener) {
        ears.put(target, listener);
        return () -> ears.remove(target, listener);
    }
}
