// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.scale;

import com.sun.management.OperatingSystemMXBean;
import dev.prunella.benchmarks.report.Heap;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** One way with one number of things, in a process of its own. */
final class Trial {

    private final Way way;
    private final int things;
    private final Lateness lateness = new Lateness();
    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private Trial(Way way, int things) {
        this.way = way;
        this.things = things;
    }

    /** Measures; arguments: the way, how many things, seconds of warm-up, seconds of measurement. Prints one line. */
    public static void main(String[] arguments) throws InterruptedException {
        Trial trial = new Trial(Way.valueOf(arguments[0]), Integer.parseInt(arguments[1]));
        Duration warmUp = Duration.ofSeconds(Long.parseLong(arguments[2]));
        Duration measurement = Duration.ofSeconds(Long.parseLong(arguments[3]));
        System.out.println(trial.measure(warmUp, measurement).line());
        System.exit(0);
    }

    private Cost measure(Duration warmUp, Duration measurement) throws InterruptedException {
        List<Component> components =
                Stream.generate(() -> new Component(lateness)).limit(things).toList();
        try (Load load = way.load()) {
            long empty = Heap.used();
            load.describe(components);
            long described = Heap.used();
            long began = System.nanoTime();
            begin(load);
            Duration beginning = Duration.ofNanos(System.nanoTime() - began);
            TimeUnit.NANOSECONDS.sleep(warmUp.toNanos());
            double share = coreShare(measurement);
            double heap = Heap.used() - described;
            return new Cost(
                    share,
                    lateness.looks() / (double) measurement.toSeconds() / things,
                    lateness.millisAt(50),
                    lateness.millisAt(99),
                    lateness.millisAt(100),
                    heap / things,
                    (described - empty) / (double) things,
                    beginning.toNanos() / 1e9);
        }
    }

    private void begin(Load load) {
        if (!way.spread()) {
            for (int i = 0; i < things; i++) {
                load.begin(i);
            }
            return;
        }
        long began = System.nanoTime();
        for (int i = 0; i < things; i++) {
            long due = began + Component.PERIOD.toNanos() * i / things;
            LockSupport.parkNanos(due - System.nanoTime());
            load.begin(i);
        }
    }

    /** CPU time of the whole process, its compiler and its collector among it, by time that passed. */
    private double coreShare(Duration measurement) throws InterruptedException {
        long cpu = system.getProcessCpuTime();
        long began = System.nanoTime();
        lateness.begin();
        TimeUnit.NANOSECONDS.sleep(measurement.toNanos());
        lateness.end();
        return (system.getProcessCpuTime() - cpu) / (double) (System.nanoTime() - began);
    }
}
