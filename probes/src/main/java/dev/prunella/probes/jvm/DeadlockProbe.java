// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jvm;

import dev.prunella.detect.Probe;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.probes.sampling.Pace;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks for threads that wait for each other in a cycle, by monitors and by the locks of {@code java.util.concurrent}. It fails with code
 * {@code deadlock}, which makes the diagnosis DEADLOCK, if one of them belongs to the target; other cycles are somebody else's. The reason
 * names the cycle, its locks, where each thread stands and who is the target's own. The value is the number of threads in it.
 *
 * <p>To look the virtual machine stops the process for a moment that grows with the number of threads, so it is looked at most for a
 * hundredth of the time; a look in between repeats a PASS, and of anything else it says nothing. What waits for one of these locks without being part
 * of the cycle is not seen here, nor are virtual threads, and locks that have no owner, such as semaphores and latches, make no cycle.
 */
public final class DeadlockProbe implements Probe {

    private static final int DEPTH = 24;
    private static final int FRAMES = 2;
    private static final int MOST_SHOWN = 4;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Pace pace = Pace.byCost();
    private final ThreadOwner owner;

    private DeadlockProbe(ThreadOwner owner) {
        this.owner = owner;
    }

    /** A probe for the target that has these threads. */
    public static DeadlockProbe of(ThreadOwner owner) {
        return new DeadlockProbe(owner);
    }

    @Override
    public Reading look(ProbeContext context) throws Exception {
        return pace.look(context, each -> ask());
    }

    private Reading ask() {
        long[] deadlocked = deadlocked();
        if (deadlocked == null) {
            return Reading.pass().measuring(0, "threads");
        }
        Set<Long> own = LiveThreads.of(owner).stream().map(Thread::getId).collect(Collectors.toSet());
        for (List<ThreadInfo> cycle : LockCycles.among(threads.getThreadInfo(deadlocked, DEPTH))) {
            if (cycle.stream().anyMatch(thread -> own.contains(thread.getThreadId()))) {
                return Reading.fail(JvmReadings.DEADLOCK, told(cycle, own)).measuring(cycle.size(), "threads");
            }
        }
        return Reading.pass().measuring(0, "threads");
    }

    private long @Nullable [] deadlocked() {
        return threads.isSynchronizerUsageSupported()
                ? threads.findDeadlockedThreads()
                : threads.findMonitorDeadlockedThreads();
    }

    private static String told(List<ThreadInfo> cycle, Set<Long> own) {
        String names = cycle.stream()
                .filter(thread -> own.contains(thread.getThreadId()))
                .limit(MOST_SHOWN)
                .map(thread -> Stacks.name(thread.getThreadName()))
                .collect(Collectors.joining(", "));
        String chain = cycle.stream().limit(MOST_SHOWN).map(DeadlockProbe::told).collect(Collectors.joining("; "));
        int more = cycle.size() - MOST_SHOWN;
        return "%d threads wait for each other, of the target's own %s: %s%s"
                .formatted(cycle.size(), names, chain, more > 0 ? "; and " + more + " more" : "");
    }

    private static String told(ThreadInfo thread) {
        return "%s waits for %s at %s"
                .formatted(
                        Stacks.name(thread.getThreadName()),
                        Stacks.waits(thread),
                        Stacks.top(thread.getStackTrace(), FRAMES));
    }
}
