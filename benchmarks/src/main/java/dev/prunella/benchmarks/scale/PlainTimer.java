// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.scale;

import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The JDK's scheduler on one thread: a heap of tasks, which run on the timer's own thread. */
final class PlainTimer implements Load {

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private List<Component> components = List.of();

    @Override
    public void describe(List<Component> all) {
        components = all;
    }

    @Override
    public void begin(int index) {
        Component each = components.get(index);
        ScheduledFuture<?> unused =
                timer.scheduleAtFixedRate(each::lookOnBeat, 0, Component.PERIOD.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
