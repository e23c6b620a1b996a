// SPDX-License-Identifier: Apache-2.0
package dev.prunella.samples.failover;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Plain lines: one a second with both services, and each phase of healing as it happens. */
final class Screen {

    private final PrintStream out;
    private final long startNanos = System.nanoTime();
    private volatile long faultNanos;

    Screen(PrintStream out) {
        this.out = out;
    }

    void introduce(int acts) {
        out.printf("""
                A service's database fails it, in %d %s. Two PostgreSQL servers; one service twice, each with %d workers and a
                write or read every 5 ms: on HikariCP alone, and on HikariCP supervised by Prunella. All settings are
                defaults. Each act begins with some seconds of calm; it all ends by itself.
                """, acts, acts == 1 ? "act" : "acts", Shop.WORKERS);
    }

    /** An act begins; what its services did before is not shown. */
    void curtain(Act act, Shop alone, Shop supervised) {
        alone.tick();
        supervised.tick();
        faultNanos = 0;
        out.printf("%n%6.1f s   ACT %s%n", seconds(startNanos), act.name());
        out.printf("%8s   %-26s %s%n", "", "HikariCP alone", "supervised by Prunella");
    }

    /** Prints a line at the end of each second. */
    void watch(Shop alone, Shop supervised, Duration span) throws InterruptedException {
        long begin = System.nanoTime();
        for (int second = 1; second <= span.toSeconds(); second++) {
            long left = begin + TimeUnit.SECONDS.toNanos(second) - System.nanoTime();
            TimeUnit.NANOSECONDS.sleep(Math.max(0, left));
            out.printf("%6.1f s   %-26s %s%n", seconds(startNanos), rate(alone.tick()), rate(supervised.tick()));
        }
    }

    void fault(String what) {
        faultNanos = System.nanoTime();
        out.printf("%6.1f s   FAULT: %s%n", seconds(startNanos), what);
    }

    void faultEnds(String what) {
        out.printf("%6.1f s   FAULT %+.2f s: %s%n", seconds(startNanos), seconds(faultNanos), what);
    }

    /** A phase of healing. Called by the listener's thread. */
    void phase(String what) {
        String when = faultNanos == 0 ? "" : "fault %+.2f s: ".formatted(seconds(faultNanos));
        out.printf("%6.1f s   Prunella, %s%s%n", seconds(startNanos), when, what);
    }

    void table(Result result) {
        new Table(out).print(result);
    }

    private static String rate(Shop.Tick tick) {
        return "%4d ok %5d failed".formatted(tick.ok(), tick.failed());
    }

    private static double seconds(long sinceNanos) {
        return (System.nanoTime() - sinceNanos) / 1e9;
    }
}
