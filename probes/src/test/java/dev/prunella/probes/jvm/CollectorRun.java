// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jvm;

import dev.prunella.detect.Probe;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.time.Deadline;
import dev.prunella.time.HealingClock;
import dev.prunella.time.SystemTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What probes see in a process of its own, whose collector the test has chosen. Prints a line a reading. */
final class CollectorRun {

    private static final int PIECE = 100_000;
    private static final HealingClock CLOCK = SystemTime.clock();

    private final List<byte[]> living = new ArrayList<>();

    private CollectorRun() {}

    public static void main(String[] args) throws Exception {
        CollectorRun run = new CollectorRun();
        if (args[0].equals("heap")) {
            run.heap();
        } else {
            run.stalls();
        }
    }

    private void heap() throws Exception {
        Probe probe = HeapAfterGcProbe.atMost(0.5);
        say(look(probe));
        keep(Runtime.getRuntime().maxMemory() * 6 / 10);
        System.gc();
        say(look(probe));
        living.clear();
        System.gc();
        say(look(probe));
    }

    private void stalls() throws Exception {
        Probe probe = AllocationStallProbe.atMost(0, Duration.ofMinutes(10));
        say(look(probe));
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread thread = new Thread(CollectorRun::allocate);
            thread.start();
            threads.add(thread);
        }
        long end = CLOCK.nanoTime() + Duration.ofSeconds(20).toNanos();
        Reading reading = look(probe);
        while (!reading.failed() && AllocationStallProbe.isReported() && CLOCK.nanoTime() < end) {
            threads.get(0).join(10);
            reading = look(probe);
        }
        threads.forEach(Thread::interrupt);
        say(reading);
    }

    private static void allocate() {
        List<byte[]> some = new ArrayList<>();
        while (!Thread.currentThread().isInterrupted()) {
            some.add(new byte[PIECE]);
            if (some.size() > 60) {
                some.clear();
            }
        }
    }

    private void keep(long bytes) {
        for (long kept = 0; kept < bytes; kept += PIECE) {
            living.add(new byte[PIECE]);
        }
    }

    private static Reading look(Probe probe) throws Exception {
        return probe.look(new ProbeContext(Deadline.in(Duration.ofSeconds(1), CLOCK.nanoTime()), CLOCK));
    }

    private static void say(Reading reading) {
        System.out.println(reading.status() + " " + reading.code() + " " + reading.value());
    }
}
