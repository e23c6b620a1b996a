// SPDX-License-Identifier: Apache-2.0
package dev.prunella.samples.failover;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** A fault as it happens, beside the watching: it strikes, lasts as long as its act says, and ends. */
final class Strike {

    private final FutureTask<Span> course;

    private Strike(Callable<Span> course) {
        this.course = new FutureTask<>(course);
    }

    /**
     * When the fault was there.
     *
     * @param beganNanos before it struck
     * @param endsNanos before its end began; until then nothing had come back
     * @param endedNanos when its end was complete
     */
    record Span(long beganNanos, long endsNanos, long endedNanos) {}

    static Strike begin(Act act, Scene scene, Screen screen) {
        screen.fault(act.fault());
        long beganNanos = System.nanoTime();
        Strike strike = new Strike(() -> run(act, scene, screen, beganNanos));
        Thread thread = new Thread(strike.course, "fault-" + act.name());
        thread.setDaemon(true);
        thread.start();
        return strike;
    }

    private static Span run(Act act, Scene scene, Screen screen, long beganNanos) throws InterruptedException {
        act.strike(scene);
        if (act.lasts().isZero()) {
            return new Span(beganNanos, beganNanos, beganNanos);
        }
        TimeUnit.NANOSECONDS.sleep(act.lasts().toNanos());
        screen.faultEnds(act.ending());
        long endsNanos = System.nanoTime();
        act.end(scene);
        return new Span(beganNanos, endsNanos, System.nanoTime());
    }

    /** Waits for its end. */
    Span await() throws InterruptedException, ExecutionException {
        return course.get();
    }
}
