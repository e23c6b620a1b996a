// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.TargetHandle;
import dev.prunella.detect.Reading;
import dev.prunella.record.HealingEvent;
import dev.prunella.target.Target;
import dev.prunella.testkit.time.FakeTime;
import dev.prunella.time.HealingClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The process stands still: the clock has gone on and every timer is late. What was seen across that says nothing. */
class PauseOfTheProcessTest {

    private final FakeTime time = FakeTime.create(1, FakeTime.DEFAULT_WORKERS);
    private final StoppableClock clock = new StoppableClock();
    private final Lab lab = Lab.in(time, clock);
    private final Patient patient = new Patient("patient");
    private Duration standstill = Duration.ZERO;

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void aFailAcrossAPauseIsUnknown() {
        // INVARIANT 10
        TargetHandle handle = lab.start(Target.named("t").ownedBy("team").inside(context -> lookAcrossAPause()));
        standstill = Duration.ofSeconds(3);
        lab.pass(Duration.ofSeconds(10));
        assertThat(lab.seen(HealingEvent.Suspected.class).get(0).what())
                .isEqualTo("noticed: the process stood still while it was looked at (process-paused)");
        standstill = Duration.ZERO;
        lab.pass(Duration.ofSeconds(30));
        assertThat(handle.status().incidents()).isZero();
    }

    @Test
    void aFailAcrossAShortHiccupCounts() {
        lab.start(Target.named("t").ownedBy("team").inside(context -> lookAcrossAPause()));
        standstill = Duration.ofMillis(150);
        lab.pass(Duration.ofSeconds(30));
        assertThat(lab.seen(HealingEvent.Opened.class)).hasSize(1);
    }

    @Test
    void aPassAcrossAPauseCounts() {
        lab.start(Target.named("t").ownedBy("team").inside(context -> {
            clock.skip(standstill);
            return Reading.pass();
        }));
        standstill = Duration.ofSeconds(3);
        lab.pass(Duration.ofMinutes(1));
        assertThat(lab.events).isEmpty();
    }

    @Test
    void missedTicksAreNotCaughtUpInABurst() {
        lab.start(patient.target());
        int before = patient.looksAtNanos.size();
        clock.skip(Duration.ofHours(1));
        lab.pass(Duration.ofSeconds(15));
        assertThat(patient.looksAtNanos.size() - before).isBetween(1, 2);
        assertThat(lab.events).isEmpty();
    }

    @Test
    void theSilenceOfTheLoopCanBeSeen() {
        lab.start(patient.target());
        assertThat(lab.supervisor.status().silence()).isLessThan(Duration.ofMillis(100));
        clock.skip(Duration.ofSeconds(5));
        assertThat(lab.supervisor.status().silence()).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
    }

    private Reading lookAcrossAPause() {
        clock.skip(standstill);
        return standstill.isZero() ? Reading.pass() : Reading.fail("sick", "does not feel well");
    }

    /** Runs with virtual time, but can go on alone while timers and workers stand. */
    private final class StoppableClock implements HealingClock {

        private long skippedNanos;

        void skip(Duration span) {
            skippedNanos += span.toNanos();
        }

        @Override
        public long nanoTime() {
            return time.nanoTime() + skippedNanos;
        }

        @Override
        public Instant wallTime() {
            return time.wallTime().plusNanos(skippedNanos);
        }
    }
}
