// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.prunella.act.Attempt;
import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationContext;
import dev.prunella.act.RemediationResult;
import dev.prunella.diagnose.Cause;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.Generation;
import dev.prunella.model.IncidentId;
import dev.prunella.testkit.junit.LiveThreads;
import dev.prunella.time.Deadline;
import dev.prunella.time.HealingClock;
import dev.prunella.time.SystemTime;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/**
 * What the loop expects of a {@link Remediation}. Extend it with an action on a thing that the test can make sick; set the
 * thing up in {@code @BeforeEach}, well. Each run has a thread of its own, so that an action that never returns fails its test
 * instead of hanging it.
 */
public abstract class RemediationContract {

    private static final Duration THREADS_END_WITHIN = Duration.ofSeconds(2);

    /** For those who extend it. */
    protected RemediationContract() {}

    /** The action, the same one each time within a test. */
    protected abstract Remediation remediation();

    /** Brings the thing into the state that the action is there to cure. */
    protected abstract void sicken() throws Exception;

    /**
     * The state of the thing as somebody beside the action sees it, compared by {@code equals}. It waits for what the action
     * leaves to others to finish, such as a pool that fills itself again.
     */
    protected abstract Object observe() throws Exception;

    /**
     * Begins a piece of a user's work that uses the thing, such as a transaction.
     *
     * @return what finishes that work, and throws or returns false if it was disturbed
     */
    protected abstract Callable<Boolean> beginUserWork() throws Exception;

    /** The diagnosis that the action is given; default a local fault of unspecified cause. */
    protected Diagnosis diagnosis() {
        return new Diagnosis(Diagnosis.Kind.LOCAL_FAULT, Cause.UNSPECIFIED, 3, "contract");
    }

    /** The time that a run is given; default 5 s. */
    protected Duration deadline() {
        return Duration.ofSeconds(5);
    }

    /** Whether a thread is the healed thing's own, which may outlive the action; by default none is. */
    protected boolean belongsToTheThing(Thread thread) {
        return false;
    }

    /** It says what it did, within its deadline. */
    @Test
    public void answersInTime() throws Exception {
        sicken();
        assertNotFailed(run());
    }

    /** Run twice it leaves the same state as run once, and the second run is no failure. */
    @Test
    public void runTwiceLeavesTheSameStateAsRunOnce() throws Exception {
        sicken();
        run();
        Object once = observe();
        assertNotFailed(run());
        assertEquals(once, observe(), "the thing's state after a second run");
    }

    /** A thing that is already well stays as it is, and that is no failure. */
    @Test
    public void leavesAThingThatIsWellAsWell() throws Exception {
        Object before = observe();
        assertNotFailed(run());
        assertEquals(before, observe(), "the state of a thing that was well");
    }

    /** An interrupted run ends within a second, however it ends. */
    @Test
    public void heedsAnInterruptWithinASecond() throws Exception {
        sicken();
        Patience.Running<RemediationResult> run = start();
        assertTrue(run.heedsInterrupt(), "the action did not end within 1 s of an interrupt");
    }

    /** No thread is left behind. */
    @Test
    public void leavesNoThreadBehind() throws Exception {
        sicken();
        Set<Thread> before = LiveThreads.all();
        run();
        Set<Thread> left = LiveThreads.leftAfter(
                THREADS_END_WITHIN, thread -> !before.contains(thread) && !belongsToTheThing(thread));
        assertTrue(left.isEmpty(), () -> "threads of the action still live: " + LiveThreads.describe(left));
    }

    /** Work that users began before can be finished after. */
    @Test
    public void leavesUsersWorkAlone() throws Exception {
        Callable<Boolean> work = beginUserWork();
        sicken();
        run();
        assertTrue(work.call(), "the users' work was disturbed");
    }

    private RemediationResult run() throws Exception {
        RemediationResult result = Patience.call(
                remediation() + "", deadline(), () -> remediation().action().run(context()));
        assertNotNull(result, "the action returned null");
        return result;
    }

    private Patience.Running<RemediationResult> start() {
        return Patience.start(remediation() + "", () -> remediation().action().run(context()));
    }

    private static void assertNotFailed(RemediationResult result) {
        assertFalse(result instanceof RemediationResult.Failed, () -> "expected Done or AlreadyDone, got " + result);
    }

    private RemediationContext context() {
        HealingClock clock = SystemTime.clock();
        Deadline deadline = Deadline.in(deadline(), clock.nanoTime());
        IncidentId incident = IncidentId.of("contract", 1, 1);
        return new RemediationContext(
                new Attempt(incident, 1, 1, remediation().name(), Generation.FIRST, deadline), diagnosis(), clock);
    }
}
