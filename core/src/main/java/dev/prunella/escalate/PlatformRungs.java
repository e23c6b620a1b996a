// SPDX-License-Identifier: Apache-2.0
package dev.prunella.escalate;

import dev.prunella.act.HandOver;
import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationContext;
import dev.prunella.act.RemediationResult;
import dev.prunella.act.Risk;
import dev.prunella.model.Reason;
import dev.prunella.time.Span;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The last rungs of a ladder, as remediations for the end of a runbook: a target whose runbook has them takes the process out of
 * traffic, and later asks the platform to replace it. One instance a process, shared by the targets that opt in; safe for use by
 * several threads.
 *
 * <pre>{@code
 * PlatformRungs platform = PlatformRungs.over(port);
 * target.when(LOCAL_FAULT, Runbook.of(swap, platform.outOfTraffic(), platform.brokenLiveness()));
 * }</pre>
 *
 * <p>All guardrails apply, and one of their own: not before a person was told, and only while an outside probe proves that the
 * fault is this process's own, so that a shared dependency ends nobody. Readiness comes back when every target that took it is
 * healthy again; a broken liveness stays broken.
 */
public final class PlatformRungs {

    private static final Duration OUT_OF_TRAFFIC_AFTER = Duration.ofMinutes(1);
    private static final Duration BROKEN_AFTER = Duration.ofMinutes(10);

    private final PlatformPort port;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<String> outOfTraffic = new HashSet<>();

    private PlatformRungs(PlatformPort port) {
        this.port = port;
    }

    /** The rungs over this port. */
    public static PlatformRungs over(PlatformPort port) {
        return new PlatformRungs(port);
    }

    /** {@link #outOfTraffic(Duration)} 1 min after a person was told. */
    public Remediation outOfTraffic() {
        return outOfTraffic(OUT_OF_TRAFFIC_AFTER);
    }

    /**
     * Takes the process out of traffic until the target is healthy again.
     *
     * @param afterTelling how long after a person was told at the earliest; not negative
     */
    public Remediation outOfTraffic(Duration afterTelling) {
        Span.notNegative("readiness-off", "afterTelling", afterTelling);
        return Remediation.named("readiness-off", new OutOfTraffic(afterTelling))
                .atRisk(Risk.HIGH);
    }

    /** {@link #brokenLiveness(Duration)} 10 min after a person was told. */
    public Remediation brokenLiveness() {
        return brokenLiveness(BROKEN_AFTER);
    }

    /**
     * Asks the platform to replace the process; limited by count over restarts, and refused where the trail is in memory.
     *
     * @param afterTelling how long after a person was told at the earliest; not negative
     */
    public Remediation brokenLiveness(Duration afterTelling) {
        Span.notNegative("liveness-broken", "afterTelling", afterTelling);
        return Remediation.named("liveness-broken", new BrokenLiveness(afterTelling))
                .atRisk(Risk.HIGH)
                .endingTheProcess();
    }

    private static Reason reasonOf(RemediationContext context) {
        String incident = context.attempt().incident().value();
        return Reason.of("sick", "%s in incident %s", context.diagnosis(), incident);
    }

    private final class OutOfTraffic implements HandOver {

        private final Duration afterTelling;

        OutOfTraffic(Duration afterTelling) {
            this.afterTelling = afterTelling;
        }

        @Override
        public Duration afterTelling() {
            return afterTelling;
        }

        /** Remembered before it is told: what may have been told must be taken back. */
        @Override
        public RemediationResult run(RemediationContext context) throws Exception {
            lock.lockInterruptibly();
            try {
                outOfTraffic.add(context.attempt().incident().target());
                port.readiness(false, reasonOf(context));
                return RemediationResult.done("takes no traffic");
            } finally {
                lock.unlock();
            }
        }

        @Override
        public boolean takeBack(String target) throws Exception {
            lock.lockInterruptibly();
            try {
                if (!outOfTraffic.contains(target)) {
                    return false;
                }
                if (outOfTraffic.size() == 1) {
                    port.readiness(true, Reason.of("well", "%s is well again", target));
                }
                outOfTraffic.remove(target);
                return true;
            } finally {
                lock.unlock();
            }
        }
    }

    private final class BrokenLiveness implements HandOver {

        private final Duration afterTelling;

        BrokenLiveness(Duration afterTelling) {
            this.afterTelling = afterTelling;
        }

        @Override
        public Duration afterTelling() {
            return afterTelling;
        }

        @Override
        public RemediationResult run(RemediationContext context) throws Exception {
            lock.lockInterruptibly();
            try {
                port.breakLiveness(reasonOf(context));
                return RemediationResult.done("asks the platform to replace the process");
            } finally {
                lock.unlock();
            }
        }
    }
}
