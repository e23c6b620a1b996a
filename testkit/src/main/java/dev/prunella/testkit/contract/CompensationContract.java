// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.prunella.act.Attempt;
import dev.prunella.act.Compensation;
import dev.prunella.act.RemediationContext;
import dev.prunella.act.RemediationResult;
import dev.prunella.diagnose.Cause;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.Generation;
import dev.prunella.model.IncidentId;
import dev.prunella.time.Deadline;
import dev.prunella.time.HealingClock;
import dev.prunella.time.SystemTime;
import org.junit.jupiter.api.Test;

/**
 * What the loop expects of a {@link Compensation}. Extend it with one and a thing on which the test can leave an attempt half done;
 * set the thing up in {@code @BeforeEach}, as it is before any attempt. The loop runs a compensation once an attempt at the most; it
 * may still find that the attempt had touched nothing yet, or that a person was faster. Each run has a thread of its own, so that a
 * compensation that never returns fails its test instead of hanging it.
 */
public abstract class CompensationContract {

    /** For those who extend it. */
    protected CompensationContract() {}

    /** The compensation, the same one each time within a test; what it is given to take back is {@link #undoes()}. */
    protected abstract Compensation compensation();

    /** Leaves the thing as the remediation leaves it that was interrupted half way, under the key {@link #undoes()}. */
    protected abstract void beginAndBreakOff() throws Exception;

    /**
     * The state of the thing as somebody beside the compensation sees it, compared by {@code equals}. It waits for what the
     * compensation leaves to others to finish.
     */
    protected abstract Object observe() throws Exception;

    /** The key of the attempt that is taken back. */
    protected final String undoes() {
        return Attempt.key(incident(), 1, 1);
    }

    /** The thing is again as it was before the attempt, and the compensation says so within its deadline. */
    @Test
    public void takesBackWhatWasBegun() throws Exception {
        Object before = observe();
        beginAndBreakOff();
        assertNotFailed(run());
        assertEquals(before, observe(), "the thing's state after it was taken back");
    }

    /** What did not begin is not taken back: the thing stays as it is, and that is no failure. */
    @Test
    public void touchesNothingWhereNothingWasBegun() throws Exception {
        Object before = observe();
        assertNotFailed(run());
        assertEquals(before, observe(), "the state of a thing on which nothing was begun");
    }

    /** Run twice it leaves the same state as run once, and the second run is no failure. */
    @Test
    public void runTwiceLeavesTheSameStateAsRunOnce() throws Exception {
        beginAndBreakOff();
        run();
        Object once = observe();
        assertNotFailed(run());
        assertEquals(once, observe(), "the thing's state after a second run");
    }

    /** An interrupted run ends within a second, however it ends. */
    @Test
    public void heedsAnInterruptWithinASecond() throws Exception {
        beginAndBreakOff();
        Patience.Running<RemediationResult> run = Patience.start(
                compensation() + "", () -> compensation().action().run(context()));
        assertTrue(run.heedsInterrupt(), "the compensation did not end within 1 s of an interrupt");
    }

    /** One that was interrupted can be finished: by a person, or by hand with the same code. */
    @Test
    public void anInterruptedRunCanBeFinishedByAnother() throws Exception {
        Object before = observe();
        beginAndBreakOff();
        Patience.start(compensation() + "", () -> compensation().action().run(context()))
                .heedsInterrupt();
        assertNotFailed(run());
        assertEquals(before, observe(), "the thing's state after an interrupted run and a whole one");
    }

    private RemediationResult run() throws Exception {
        RemediationResult result = Patience.call(
                compensation() + "",
                compensation().deadline(),
                () -> compensation().action().run(context()));
        assertNotNull(result, "the compensation returned null");
        return result;
    }

    private static void assertNotFailed(RemediationResult result) {
        assertFalse(result instanceof RemediationResult.Failed, () -> "expected Done or AlreadyDone, got " + result);
    }

    private static IncidentId incident() {
        return IncidentId.of("contract", 1, 1);
    }

    private RemediationContext context() {
        HealingClock clock = SystemTime.clock();
        Deadline deadline = Deadline.in(compensation().deadline(), clock.nanoTime());
        Attempt attempt = new Attempt(incident(), 1, 2, compensation().name(), Generation.FIRST, deadline, undoes());
        Diagnosis diagnosis = new Diagnosis(Diagnosis.Kind.LOCAL_FAULT, Cause.UNSPECIFIED, 3, "contract");
        return new RemediationContext(attempt, diagnosis, clock);
    }
}
