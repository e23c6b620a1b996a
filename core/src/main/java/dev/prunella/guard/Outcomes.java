// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import dev.prunella.model.Health;
import dev.prunella.model.Mode;
import dev.prunella.model.Reason;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What becomes of calls: counted, told to the probes, and a reason to open the breaker. Everything here is off the path of a call that
 * succeeds in time.
 */
final class Outcomes {

    private final GuardSpec spec;
    private final GuardPort port;
    private final Stripes stripes;
    private final OutcomeWindow window;
    private final Breaker breaker;
    private final long fewestFailures;
    private final AtomicLong wouldHaveOpened = new AtomicLong();
    /** Whether the probes, and a person, were told within the present beat. */
    private final AtomicBoolean woken = new AtomicBoolean();

    private final AtomicBoolean saidWould = new AtomicBoolean();

    Outcomes(GuardSpec spec, GuardPort port, Stripes stripes, OutcomeWindow window, Breaker breaker) {
        this.spec = spec;
        this.port = port;
        this.stripes = stripes;
        this.window = window;
        this.breaker = breaker;
        BreakerPolicy policy = spec.breaker();
        fewestFailures = Math.max(1, (long) Math.ceil(policy.minimumCalls() * policy.failureShare()));
    }

    /** A call that began under {@code began} threw. */
    CallOutcome threw(Position began, int row, Throwable thrown) {
        CallOutcome outcome = spec.classify(thrown);
        if (outcome == CallOutcome.IGNORED) {
            stripes.add(row, Stripes.IGNORED);
        } else if (breaker.position() != began) {
            stripes.add(row, Stripes.LATE);
        } else {
            boolean rejected = outcome == CallOutcome.REJECTED;
            stripes.add(row, rejected ? Stripes.REJECTED : Stripes.FAILED);
            began.tally().failed(rejected);
            wake(thrown);
            judgeFailures(began);
        }
        return outcome;
    }

    /** A call that began under {@code began} took too long. */
    void slow(Position began, int row) {
        stripes.add(row, Stripes.SLOW);
        began.tally().slow();
        if (breaker.position() == began && began.state() == BreakerState.CLOSED) {
            Counts counts = window.read(began.tally());
            if (counts.calls() >= spec.breaker().minimumCalls()
                    && counts.slow() >= spec.breaker().slowShare() * counts.calls()) {
                open(
                        began,
                        Reason.of(
                                "slow",
                                "%d of %d calls took longer than %s",
                                counts.slow(),
                                counts.calls(),
                                spec.breaker().slowAfter()));
            }
        }
    }

    /** What is seldom stands elsewhere, so that the JIT compiler takes this and the call that failed into one piece. */
    private void judgeFailures(Position began) {
        if (began.state() == BreakerState.CLOSED && window.failures(began.tally()) >= fewestFailures) {
            judgeShare(began);
        }
    }

    private void judgeShare(Position began) {
        double share = spec.breaker().failureShare();
        if (window.mayHaveFailed(began.tally(), share)) {
            Counts counts = window.read(began.tally());
            if (counts.calls() >= spec.breaker().minimumCalls() && counts.failed() >= share * counts.calls()) {
                open(began, Reason.of("failures", "%d of %d calls failed", counts.failed(), counts.calls()));
            }
        }
    }

    /** Whether a new reflex may have an effect. */
    boolean mayReflex() {
        return spec.mode() != Mode.SHADOW && port.mayReflex(spec.target());
    }

    /** Opens, or where it may not, says so once a while. Opening again what was half open is nothing new. */
    boolean open(Position from, Reason why) {
        if (from.state() == BreakerState.CLOSED && !mayReflex()) {
            wouldHaveOpened.incrementAndGet();
            if (saidWould.compareAndSet(false, true)) {
                port.told(spec.target(), spec.name(), Reason.of("would-open", "would have opened: %s", why.text()));
            }
            return false;
        }
        Health health = port.health(spec.target());
        boolean opened = breaker.open(from, why, health != null, port.clock().nanoTime());
        if (opened) {
            port.noticed(spec.target(), Reason.of("guard-open", "guard %s is open: %s", spec.name(), why.text()));
        }
        return opened;
    }

    private void wake(Throwable thrown) {
        if (!woken.get() && woken.compareAndSet(false, true)) {
            tellProbes(thrown);
        }
    }

    private void tellProbes(Throwable thrown) {
        String kind = thrown.getClass().getSimpleName();
        port.noticed(spec.target(), Reason.of("call-failed", "a guarded call failed: %s", kind));
    }

    /** A second has passed: the probes may be woken again. */
    void wakeAgain() {
        woken.set(false);
    }

    /** A while has passed: that it would have opened may be said again. */
    void sayAgain() {
        saidWould.set(false);
    }

    long wouldHaveOpened() {
        return wouldHaveOpened.get();
    }
}
