// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.detect.Reading;
import dev.prunella.detect.Side;
import dev.prunella.record.Outcome;
import dev.prunella.target.Target;
import dev.prunella.testkit.simulation.trace.Happening;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One target as a run has shown it; moments are −1 where they never came. */
public final class TargetFacts {

    private final Target target;
    private final Standing standing;
    private final Set<Happening.Looked> excused = new HashSet<>();
    private final List<Happening.Looked> inside = new ArrayList<>();
    private final List<Happening.Looked> outside = new ArrayList<>();
    private boolean supervised;
    private long supervisedNanos = -1;
    private long leftNanos = -1;
    private String incident = "";
    private long unhealthyNanos = -1;
    private long closedNanos = -1;
    private long demandedNanos = -1;
    private long passingNanos = -1;

    TargetFacts(Target target) {
        this.target = target;
        standing = new Standing(target);
    }

    /** As it was described. */
    public Target target() {
        return target;
    }

    /** What persons want of it. */
    public Standing standing() {
        return standing;
    }

    /** Whether it is supervised now. */
    public boolean supervised() {
        return supervised;
    }

    /** When its present supervision began. */
    public long supervisedNanos() {
        return supervisedNanos;
    }

    /** When its last supervision was ended by a person. */
    public long leftNanos() {
        return leftNanos;
    }

    /** Looks from one side that were in time, and what probes said of those that were not, oldest first. */
    public List<Happening.Looked> looks(Side side) {
        return side == Side.INSIDE ? inside : outside;
    }

    /** The newest look from one side that was no UNKNOWN; null for none. */
    public Happening.@Nullable Looked newest(Side side) {
        List<Happening.Looked> looks = looks(side);
        for (int i = looks.size() - 1; i >= 0; i--) {
            if (looks.get(i).status() != Reading.Status.UNKNOWN) {
                return looks.get(i);
            }
        }
        return null;
    }

    /**
     * How many inside looks in a row agree on {@code status}, of those that began at {@code fromNanos} or later and ended before
     * {@code beforeNanos}; UNKNOWN is skipped, and so is what the supervisor may take for it.
     */
    public int run(Reading.Status status, long fromNanos, long beforeNanos) {
        int count = 0;
        for (int i = inside.size() - 1; i >= 0; i--) {
            Happening.Looked look = inside.get(i);
            if (look.status() != Reading.Status.UNKNOWN && look.atNanos() < beforeNanos) {
                boolean agrees = look.status() == status;
                if (look.beganNanos() < fromNanos || (!agrees && !excused.contains(look))) {
                    return count;
                }
                count += agrees ? 1 : 0;
            }
        }
        return count;
    }

    /** The open incident; empty for none. */
    public String incident() {
        return incident;
    }

    /** Since when it is in trouble that is not healed. */
    public long unhealthyNanos() {
        return unhealthyNanos;
    }

    /** When its last incident of this process was closed. */
    public long closedNanos() {
        return closedNanos;
    }

    /** When a person last asked to heal it now. */
    public long demandedNanos() {
        return demandedNanos;
    }

    /** Since when each inside look has passed. */
    public long passingNanos() {
        return passingNanos;
    }

    void supervise(long nanos) {
        supervised = true;
        supervisedNanos = nanos;
        noProcess();
    }

    void leave(long nanos) {
        supervised = false;
        leftNanos = nanos;
        unhealthyNanos = -1;
        incident = "";
    }

    /** What only a process knows is gone. */
    void noProcess() {
        incident = "";
        unhealthyNanos = -1;
        closedNanos = -1;
        passingNanos = -1;
    }

    /** @param excused whether the process stood still just then, so that a FAIL may say more of it than of the target */
    void looked(Happening.Looked look, boolean excused) {
        Duration timeout = look.side() == Side.INSIDE
                ? target.probing().insideTimeout()
                : target.probing().outsideTimeout();
        if (!look.late() && look.atNanos() - look.beganNanos() > timeout.toNanos()) {
            return;
        }
        looks(look.side()).add(look);
        if (excused && look.status() == Reading.Status.FAIL) {
            this.excused.add(look);
        }
        if (look.side() == Side.INSIDE) {
            boolean passed = look.status() == Reading.Status.PASS;
            passingNanos = !passed ? -1 : passingNanos < 0 ? look.atNanos() : passingNanos;
        }
    }

    void attempted() {
        passingNanos = -1;
    }

    void opened(String id, long nanos) {
        incident = id;
        unhealthyNanos = nanos;
    }

    void healed() {
        unhealthyNanos = -1;
    }

    void closed(long nanos, Outcome outcome) {
        incident = "";
        unhealthyNanos = -1;
        if (outcome != Outcome.SUPPRESSED) { // nothing was done and nobody told: it tires nobody
            closedNanos = nanos;
        }
    }

    void demanded(long nanos) {
        demandedNanos = nanos;
    }
}
