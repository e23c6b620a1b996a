// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.prunella.detect.Probe;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.time.Deadline;
import dev.prunella.time.HealingClock;
import dev.prunella.time.SystemTime;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * What the loop expects of a {@link Probe}. Extend it with a probe of a thing that the test can break and mend; set the thing
 * up in {@code @BeforeEach}. Each look runs on a thread of its own, so that a probe that never returns fails its test instead
 * of hanging it.
 */
public abstract class ProbeContract {

    private static final Duration LATE_LIMIT = Duration.ofMillis(500);
    private static final Duration GRACE = Duration.ofMillis(500);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final int LOOKS = 100;
    private static final int LONGEST_TEXT = 4_096;

    /** For those who extend it. */
    protected ProbeContract() {}

    /** The probe, the same one each time within a test. The thing that it looks at works. */
    protected abstract Probe probe();

    /** Breaks the thing, in the way that the probe is there to find; returns when it is broken. */
    protected abstract void breakIt() throws Exception;

    /** Mends the thing; it need not work at once. */
    protected abstract void mendIt() throws Exception;

    /**
     * The state of the thing as somebody beside the probe sees it, compared by {@code equals}: counts of connections, settings,
     * rows, whatever a look might change.
     */
    protected abstract Object observe() throws Exception;

    /** The time that a look is given; default 1 s, as the loop's own. */
    protected Duration deadline() {
        return Duration.ofSeconds(1);
    }

    /** How long the thing may need until it works after {@link #mendIt()}; default 5 s. */
    protected Duration recovery() {
        return Duration.ofSeconds(5);
    }

    /** The clock that the probe is given; default the system's. */
    protected HealingClock clock() {
        return SystemTime.clock();
    }

    /** A look at a thing that works passes. */
    @Test
    public void passesOnAThingThatWorks() throws Exception {
        Reading reading = look();
        assertTrue(reading.passed(), () -> "expected a PASS of a thing that works, got " + reading);
    }

    /** A look at a broken thing fails, by its reading or by an exception, which counts as a FAIL. */
    @Test
    public void failsOnABrokenThing() throws Exception {
        breakIt();
        Reading reading = lookOrException();
        assertTrue(reading.failed(), () -> "expected a FAIL of a broken thing, got " + reading);
    }

    /** What was seen can be shown: the text of a reason is no longer than what a log line holds. */
    @Test
    public void saysWhyInAFewWords() throws Exception {
        breakIt();
        Reading reading = lookOrException();
        int length = reading.reason() == null ? 0 : reading.reason().text().length();
        assertTrue(length <= LONGEST_TEXT, () -> "a reason of " + length + " characters, at most " + LONGEST_TEXT);
    }

    /** A look at a broken thing ends by its deadline, or soon after an interrupt: no worker is lost for ever. */
    @Test
    public void endsInTimeOrWhenInterrupted() throws Exception {
        breakIt();
        Patience.Running<Reading> look = Patience.start("look", () -> probe().look(context(deadline())));
        try {
            look.within(deadline().plus(GRACE));
        } catch (TimeoutException late) {
            assertTrue(look.heedsInterrupt(), "the look ended neither by its deadline nor within 1 s of an interrupt");
        } catch (ExecutionException counted) {
            assertTrue(look.ended());
        }
    }

    /** Looking changes nothing: after a hundred looks the thing is as after the first. */
    @Test
    public void changesNothingInWhatItLooksAt() throws Exception {
        look();
        Object before = observe();
        for (int i = 0; i < LOOKS; i++) {
            look();
        }
        assertEquals(before, observe(), "the thing's state after " + LOOKS + " looks");
    }

    /** A look that failed spoils no later one. */
    @Test
    public void passesAgainWhenTheThingIsMended() throws Exception {
        breakIt();
        lookOrException();
        mendIt();
        long end = System.nanoTime() + recovery().toNanos();
        Reading reading = lookOrException();
        while (!reading.passed() && System.nanoTime() < end) {
            LockSupport.parkNanos(POLL.toNanos());
            reading = lookOrException();
        }
        assertTrue(reading.passed(), "no PASS within " + recovery() + " of the mending; the last was " + reading);
    }

    /** What a late look means is answered at once, also while that look still waits. */
    @Test
    public void answersWhatLatenessMeansAtOnce() throws Exception {
        breakIt();
        Patience.Running<Reading> look = Patience.start("look", () -> probe().look(context(deadline())));
        Reading reading = Patience.call("late", LATE_LIMIT, () -> probe().late(context(LATE_LIMIT)));
        assertNotNull(reading, "late returned null");
        look.heedsInterrupt();
    }

    private Reading look() throws Exception {
        Reading reading = Patience.call("look", deadline().plus(GRACE), () -> probe().look(context(deadline())));
        return assertReading(reading);
    }

    /** As the loop counts it: an exception and a missed deadline are a FAIL, an error and a null are none to build on. */
    private Reading lookOrException() throws InterruptedException {
        Patience.Running<Reading> look = Patience.start("look", () -> probe().look(context(deadline())));
        try {
            return assertReading(look.within(deadline().plus(GRACE)));
        } catch (TimeoutException late) {
            look.heedsInterrupt();
            return Reading.fail("timed-out", "no answer before the deadline");
        } catch (ExecutionException e) {
            assertTrue(e.getCause() instanceof Exception, () -> "the look threw " + e.getCause());
            return Reading.fail("threw", String.valueOf(e.getCause().getMessage()));
        }
    }

    private static Reading assertReading(Reading reading) {
        assertNotNull(reading, "the look returned null");
        return reading;
    }

    private ProbeContext context(Duration time) {
        return new ProbeContext(Deadline.in(time, clock().nanoTime()), clock());
    }
}
