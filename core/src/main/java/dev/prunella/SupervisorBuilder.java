// SPDX-License-Identifier: Apache-2.0
package dev.prunella;

import dev.prunella.decide.Policy;
import dev.prunella.engine.Engine;
import dev.prunella.escalate.EscalationChannel;
import dev.prunella.escalate.LoggingChannel;
import dev.prunella.record.AuditTrail;
import dev.prunella.record.HealingListener;
import dev.prunella.time.HealingClock;
import dev.prunella.time.HealingScheduler;
import dev.prunella.time.Randomness;
import dev.prunella.time.SystemTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds a {@link HealingSupervisor}; what is not set has its default. Not safe for several threads. */
public final class SupervisorBuilder {

    private Policy policy = Policy.ofDefaults();
    private AuditTrail auditTrail = AuditTrail.inMemory();
    private final List<HealingListener> listeners = new ArrayList<>();
    private final List<EscalationChannel> channels = new ArrayList<>();
    private HealingClock clock = SystemTime.clock();
    private @Nullable HealingScheduler scheduler;
    private Randomness randomness = SystemTime.randomness();

    SupervisorBuilder() {}

    /** The numbers to decide by; default {@link Policy#ofDefaults()}. */
    public SupervisorBuilder policy(Policy value) {
        policy = Objects.requireNonNull(value, "policy");
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

    /** One more way to tell a person; without any, escalations go to the log. */
    public SupervisorBuilder escalateTo(EscalationChannel channel) {
        channels.add(Objects.requireNonNull(channel, "channel"));
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
        List<EscalationChannel> ways = channels.isEmpty() ? List.of(new LoggingChannel()) : List.copyOf(channels);
        try {
            return new HealingSupervisor(new Engine(
                    new Engine.Seams(clock, threads, randomness), policy, auditTrail, List.copyOf(listeners), ways));
        } catch (IOException e) {
            threads.close(Duration.ZERO);
            throw new UncheckedIOException("supervisor: auditTrail cannot be opened: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            threads.close(Duration.ZERO);
            throw e;
        }
    }
}
