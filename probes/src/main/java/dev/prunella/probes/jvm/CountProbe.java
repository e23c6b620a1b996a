// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jvm;

import dev.prunella.detect.Probe;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.probes.sampling.OwnHistory;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/**
 * Looks at how many threads, or classes, there are: both grow without an end where somebody makes more and more and keeps them. It fails with
 * code {@code too-many} beyond the number that was set, and with {@code grown} when there are many times as many as usual. The value is
 * their number. A look reads one number; virtual threads are not among the threads.
 */
public final class CountProbe implements Probe {

    private final String what;
    private final CountLimit limit;
    private final LongSupplier count;
    private final OwnHistory history;

    private CountProbe(String what, CountLimit limit, LongSupplier count) {
        this.what = what;
        this.limit = limit;
        this.count = count;
        history = new OwnHistory("count probe", limit.memory());
    }

    /** The platform threads of this process that live. */
    public static CountProbe ofThreads(CountLimit limit) {
        return of("threads", limit, ManagementFactory.getThreadMXBean()::getThreadCount);
    }

    /** The classes that are loaded now. */
    public static CountProbe ofClasses(CountLimit limit) {
        return of("classes", limit, ManagementFactory.getClassLoadingMXBean()::getLoadedClassCount);
    }

    static CountProbe of(String what, CountLimit limit, LongSupplier count) {
        return new CountProbe(what, limit, count);
    }

    @Override
    public Reading look(ProbeContext context) {
        long now = count.getAsLong();
        double usual = history.usual();
        history.add(context.clock().nanoTime(), (double) now);
        return judged(now, usual).measuring((double) now, what);
    }

    private Reading judged(long now, double usual) {
        if (now > limit.most()) {
            return Reading.fail(
                    JvmReadings.TOO_MANY, "%d %s, there should be at most %d".formatted(now, what, limit.most()));
        }
        // Nothing is beyond a multiple of what is not known, since NaN compares false.
        return now > usual * limit.timesUsual()
                ? Reading.fail(
                        JvmReadings.GROWN, "%d %s, where there usually are %d".formatted(now, what, Math.round(usual)))
                : Reading.pass();
    }
}
