// SPDX-License-Identifier: Apache-2.0
package dev.prunella;

import dev.prunella.decide.CostBudget;
import dev.prunella.decide.ErrorBudgetGauge;
import dev.prunella.decide.Guardrail;
import dev.prunella.decide.Policy;
import dev.prunella.decide.guardrails.Guardrails;
import dev.prunella.engine.Engine;
import dev.prunella.escalate.Burn;
import dev.prunella.escalate.BurnGauge;
import dev.prunella.escalate.EscalationChannel;
import dev.prunella.escalate.EscalationPolicy;
import dev.prunella.escalate.LoggingChannel;
import dev.prunella.model.TargetInfo;
import dev.prunella.record.AuditTrail;
import dev.prunella.record.HealingListener;
import dev.prunella.record.telemetry.MeterTelemetry;
import dev.prunella.record.telemetry.SpanTelemetry;
import dev.prunella.record.telemetry.Telemetry;
import dev.prunella.slo.SloBoard;
import dev.prunella.time.HealingClock;
import dev.prunella.time.HealingScheduler;
import dev.prunella.time.Randomness;
import dev.prunella.time.SystemTime;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds a {@link HealingSupervisor}; what is not set has its default. Not safe for several threads. */
public final class SupervisorBuilder {

    private Policy policy = Policy.ofDefaults();
    private final List<Guardrail> guardrails = new ArrayList<>();
    private @Nullable ErrorBudgetGauge errorBudget;
    private @Nullable CostBudget costBudget;
    private AuditTrail auditTrail = AuditTrail.inMemory();
    private final List<HealingListener> listeners = new ArrayList<>();
    private final List<EscalationChannel> channels = new ArrayList<>();
    private @Nullable EscalationPolicy escalation;
    private @Nullable BurnGauge burn;
    private final SloBoard board = new SloBoard();
    private HealingClock clock = SystemTime.clock();
    private @Nullable HealingScheduler scheduler;
    private @Nullable MeterRegistry meterRegistry;
    private @Nullable OpenTelemetry openTelemetry;
    private Randomness randomness = SystemTime.randomness();

    SupervisorBuilder() {}

    /** The numbers to decide by; default {@link Policy#ofDefaults()}. */
    public SupervisorBuilder policy(Policy value) {
        policy = Objects.requireNonNull(value, "policy");
        return this;
    }

    /**
     * One more guardrail, asked after those of the library.
     *
     * @throws IllegalArgumentException if its name is not 1 to 64 of a-z 0-9 -
     */
    public SupervisorBuilder guardrail(Guardrail guardrail) {
        String name = guardrail.name();
        if (!name.matches("[a-z0-9-]{1,64}")) {
            throw new IllegalArgumentException(
                    "supervisor: guardrail must have a name of 1 to 64 of a-z 0-9 -, got '" + name + "'");
        }
        guardrails.add(guardrail);
        return this;
    }

    /** Who knows what is left of the targets' error budgets; default the objectives of {@link HealingSupervisor#slo}. */
    public SupervisorBuilder errorBudget(ErrorBudgetGauge value) {
        errorBudget = Objects.requireNonNull(value, "errorBudget");
        return this;
    }

    /** Who knows what may be spent on healing; default no limit. */
    public SupervisorBuilder costBudget(CostBudget value) {
        costBudget = Objects.requireNonNull(value, "costBudget");
        return this;
    }

    /** Where to record; default in memory, with a warning that it does not survive the process. */
    public SupervisorBuilder auditTrail(AuditTrail value) {
        auditTrail = Objects.requireNonNull(value, "auditTrail");
        return this;
    }

    /** One more listener; see {@link HealingListener} for what it may expect. */
    public SupervisorBuilder listener(HealingListener listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    /**
     * Where to publish meters; default nowhere. A registry that blocks or throws hurts nobody: what it missed is counted. Each
     * supervisor needs a registry, or common tags, of its own.
     */
    public SupervisorBuilder meterRegistry(MeterRegistry registry) {
        meterRegistry = Objects.requireNonNull(registry, "meterRegistry");
        return this;
    }

    /**
     * Where to send spans, one an incident, linked to the trace of the call that failed; default nowhere. Only the API is used:
     * without an SDK behind it nothing is sent.
     */
    public SupervisorBuilder openTelemetry(OpenTelemetry value) {
        openTelemetry = Objects.requireNonNull(value, "openTelemetry");
        return this;
    }

    /** One more way to tell a person; without any, escalations go to the log. */
    public SupervisorBuilder escalateTo(EscalationChannel channel) {
        channels.add(Objects.requireNonNull(channel, "channel"));
        return this;
    }

    /**
     * When and how often a person is told; default {@link EscalationPolicy#ofDefaults()}, but without a channel nothing is told
     * twice.
     */
    public SupervisorBuilder escalation(EscalationPolicy value) {
        escalation = Objects.requireNonNull(value, "escalation");
        return this;
    }

    /**
     * How fast error budgets burn, which tells pages from tickets; default by the objectives of {@link HealingSupervisor#slo}, and by the
     * target's severity alone where none concerns it.
     */
    public SupervisorBuilder burn(BurnGauge value) {
        burn = Objects.requireNonNull(value, "burn");
        return this;
    }

    /** The clocks; default the system's. */
    public SupervisorBuilder clock(HealingClock value) {
        clock = Objects.requireNonNull(value, "clock");
        return this;
    }

    /** Timers and threads; default the system's. Closed with the supervisor, so each supervisor needs its own. */
    public SupervisorBuilder scheduler(HealingScheduler value) {
        scheduler = Objects.requireNonNull(value, "scheduler");
        return this;
    }

    /** The source of chance; default the system's. */
    public SupervisorBuilder randomness(Randomness value) {
        randomness = Objects.requireNonNull(value, "randomness");
        return this;
    }

    /**
     * Opens the trail and makes the supervisor.
     *
     * @throws UncheckedIOException if the trail cannot be opened: another writer, damage, or an unsafe directory
     */
    public HealingSupervisor build() {
        HealingScheduler threads = scheduler == null ? SystemTime.scheduler() : scheduler;
        Guardrails rules = new Guardrails(auditTrail.isDurable(), errorBudget(), costBudget, guardrails);
        requireDifferentNames(rules);
        Engine.Ears ears = new Engine.Ears(List.copyOf(listeners), telemetry());
        try {
            return new HealingSupervisor(
                    new Engine(new Engine.Seams(clock, threads, randomness), policy, rules, auditTrail, ears, voice()));
        } catch (IOException e) {
            threads.close(Duration.ZERO);
            throw new UncheckedIOException("supervisor: auditTrail cannot be opened: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            threads.close(Duration.ZERO);
            throw e;
        }
    }

    private void requireDifferentNames(Guardrails rules) {
        Set<String> names = new HashSet<>();
        for (Guardrail each : rules.of(policy)) {
            if (!names.add(each.name())) {
                throw new IllegalArgumentException(
                        "supervisor: guardrails must have different names, got two of '" + each.name() + "'");
            }
        }
    }

    private ErrorBudgetGauge errorBudget() {
        return errorBudget == null ? target -> board.left(target.name()) : errorBudget;
    }

    private Burn burnOf(TargetInfo target) {
        double pressure = board.pressure(target.name());
        if (Double.isNaN(pressure)) {
            return Burn.UNKNOWN;
        }
        return pressure >= 1 ? Burn.FAST : Burn.SLOW;
    }

    private Engine.Voice voice() {
        BurnGauge gauge = burn == null ? this::burnOf : burn;
        EscalationPolicy defaults = EscalationPolicy.ofDefaults();
        if (channels.isEmpty()) {
            EscalationPolicy once = defaults.repeating(0, defaults.repeatAfter());
            return new Engine.Voice(
                    List.of(new LoggingChannel()), escalation == null ? once : escalation, gauge, board);
        }
        return new Engine.Voice(List.copyOf(channels), escalation == null ? defaults : escalation, gauge, board);
    }

    private List<Telemetry> telemetry() {
        List<Telemetry> all = new ArrayList<>();
        if (meterRegistry != null) {
            all.add(new MeterTelemetry(meterRegistry));
        }
        if (openTelemetry != null) {
            all.add(new SpanTelemetry(openTelemetry));
        }
        return all;
    }
}
