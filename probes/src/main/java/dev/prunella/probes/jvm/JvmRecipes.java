// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jvm;

import dev.prunella.detect.Probe;
import dev.prunella.detect.series.Room;
import dev.prunella.model.Severity;
import dev.prunella.probes.signal.ForecastProbe;
import dev.prunella.target.Probing;
import dev.prunella.target.Target;
import dev.prunella.target.TargetBuilder;
import java.time.Duration;
import java.util.Optional;

/**
 * Ready targets for the virtual machine that the application runs in; what they set can be set anew before they are built. None of them has a
 * runbook, so nothing is done about what fails but to tell a person, by a ticket; {@link TargetBuilder#when} takes a runbook.
 */
public final class JvmRecipes {

    private static final double HEAP = 0.85;
    private static final double GC = 0.2;
    private static final double TIMES_USUAL = 3;
    private static final int STALLS = 3;
    /** Of what is forecast: growth is told in time if it takes an hour or more to the end. */
    private static final Duration STEP = Duration.ofSeconds(30);

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private JvmRecipes() {}

    /** What lives in the heap, at most 85 % of it, and no growth that will soon use up the rest. */
    public static TargetBuilder heap(String name) {
        Probe ahead = ForecastProbe.of(
                "the heap after a collection", HeapAfterGcProbe.atMost(HEAP), Room.upTo(100, "%"), STEP);
        return Target.named(name).inside(ahead).severity(Severity.WARNING);
    }

    /** Pauses of the collector, at most 20 % of a minute. */
    public static TargetBuilder gcTime(String name) {
        return Target.named(name).inside(GcTimeProbe.atMost(GC, WINDOW)).severity(Severity.WARNING);
    }

    /** Collections that threads had to wait for, at most three within a minute; empty if this collector stops the process instead. */
    public static Optional<TargetBuilder> allocationStalls(String name) {
        return AllocationStallProbe.isReported()
                ? Optional.of(Target.named(name)
                        .inside(AllocationStallProbe.atMost(STALLS, WINDOW))
                        .severity(Severity.WARNING))
                : Optional.empty();
    }

    /** Cycles of locks in which one of these threads is caught: DEADLOCK, which pages, since it never ends by itself. */
    public static TargetBuilder deadlock(String name, ThreadOwner owner) {
        return Target.named(name).inside(DeadlockProbe.of(owner));
    }

    /** Threads that do not get on: STALLED. */
    public static TargetBuilder stuckThreads(String name, StuckWatch watch) {
        return Target.named(name).inside(StuckThreadsProbe.of(watch)).severity(Severity.WARNING);
    }

    /** The number of threads, at most three times as many as usual. */
    public static TargetBuilder threads(String name) {
        return threads(name, CountLimit.timesUsual(TIMES_USUAL));
    }

    /** The same with a limit of the application's own; where that is a number, growth that will soon reach it is told too. */
    public static TargetBuilder threads(String name, CountLimit limit) {
        CountProbe probe = CountProbe.ofThreads(limit);
        return counted(
                name,
                limit.most() == 0 || limit.most() == Long.MAX_VALUE
                        ? probe
                        : ForecastProbe.of("the threads", probe, Room.upTo((double) limit.most(), "threads"), STEP));
    }

    /** The number of loaded classes, at most three times as many as usual. */
    public static TargetBuilder classes(String name) {
        return classes(name, CountLimit.timesUsual(TIMES_USUAL));
    }

    /** The same with a limit of the application's own. */
    public static TargetBuilder classes(String name, CountLimit limit) {
        return counted(name, CountProbe.ofClasses(limit));
    }

    private static TargetBuilder counted(String name, Probe probe) {
        return Target.named(name)
                .inside(probe)
                .probing(Probing.ofDefaults().every(Duration.ofSeconds(30)))
                .severity(Severity.WARNING);
    }
}
