// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jvm;

import dev.prunella.detect.Probe;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.probes.sampling.Pace;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Looks for threads of a target that are in the middle of something and do not get on. It fails with code {@code stalled}, which makes
 * the diagnosis STALLED, when one has been seen at the same place in four looks or more, for its patience, and has not moved in between: it began
 * no other wait and used no processor time, or it used all that there was. The value is the number of such threads.
 *
 * <p>A thread that waits for something to do is never stuck: see {@link StuckWatch#idleAt}. Nor is one that is seen at one busy place again
 * and again, since the little that it does in between shows.
 *
 * <p>It keeps the stacks of 500 threads at the most, 32 frames each; of a target that has more, those that were started last are not looked at.
 * To read stacks the process is stopped for a moment, so it is looked at most for a hundredth of the time.
 */
public final class StuckThreadsProbe implements Probe {

    /** The supervisor's own threads, which wait for something to do most of the time. */
    private static final String OURS = "prunella-";

    private static final int MOST = 500;
    private static final int FEWEST_LOOKS = 4;
    private static final int DEPTH = 32;
    private static final int FRAMES = 3;
    private static final int MOST_SHOWN = 3;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Pace pace = Pace.byCost();
    private final StuckWatch watch;
    private final IdlePlaces idlePlaces;
    private volatile Map<Long, Standing> standing = Map.of();

    private StuckThreadsProbe(StuckWatch watch) {
        this.watch = watch;
        idlePlaces = new IdlePlaces(watch.idleAt());
    }

    /** A probe that watches so. */
    public static StuckThreadsProbe of(StuckWatch watch) {
        return new StuckThreadsProbe(watch);
    }

    @Override
    public Reading look(ProbeContext context) throws Exception {
        return pace.look(context, this::ask);
    }

    private Reading ask(ProbeContext context) {
        long now = context.clock().nanoTime();
        long patience = watch.patience().toNanos();
        Map<Long, Standing> after = new HashMap<>();
        List<Stuck> stuck = new ArrayList<>();
        for (ThreadInfo thread : busy()) {
            long id = thread.getThreadId();
            Standing seen = Standing.seen(thread, cpuNanos(id), standing.get(id), now, patience / FEWEST_LOOKS);
            after.put(id, seen);
            if (seen.stoodNanos() >= patience) {
                stuck.add(new Stuck(thread, seen.stoodNanos()));
            }
        }
        standing = after;
        Reading reading = stuck.isEmpty() ? Reading.pass() : Reading.fail(JvmReadings.STALLED, told(stuck));
        return reading.measuring(stuck.size(), "threads");
    }

    private List<ThreadInfo> busy() {
        long[] ids = LiveThreads.of(watch.owner()).stream()
                .filter(thread -> !thread.getName().startsWith(OURS))
                .mapToLong(Thread::getId)
                .sorted()
                .limit(MOST)
                .toArray();
        List<ThreadInfo> busy = new ArrayList<>();
        for (ThreadInfo thread : threads.getThreadInfo(ids, DEPTH)) {
            if (thread != null && !idlePlaces.idle(thread.getStackTrace())) {
                busy.add(thread);
            }
        }
        return busy;
    }

    private long cpuNanos(long thread) {
        boolean counted = threads.isThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled();
        return counted ? threads.getThreadCpuTime(thread) : -1;
    }

    private static String told(List<Stuck> stuck) {
        String shown = stuck.stream().limit(MOST_SHOWN).map(Stuck::told).collect(Collectors.joining("; "));
        int more = stuck.size() - MOST_SHOWN;
        return shown + (more > 0 ? "; and " + more + " more" : "");
    }

    private record Stuck(ThreadInfo thread, long nanos) {

        String told() {
            String waits = Stacks.waits(thread);
            return "%s has stood for %d s%s at %s"
                    .formatted(
                            Stacks.name(thread.getThreadName()),
                            TimeUnit.NANOSECONDS.toSeconds(nanos),
                            waits.isEmpty() ? "" : ", waiting for " + waits + ",",
                            Stacks.top(thread.getStackTrace(), FRAMES));
        }
    }
}
