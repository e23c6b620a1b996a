// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.contributor;

import dev.prunella.detect.Probe;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import java.time.Duration;

/**
 * Asks less often than it is looked while the answer is bad: the loop looks closely then, and Spring Boot's indicators write a stack trace
 * into the log each time. Three answers a second apart are evidence enough; after that one in ten seconds sees the return. A look in between
 * is UNKNOWN and proves nothing. Looks do not overlap; the fields are volatile for sight.
 */
final class SparingProbe implements Probe {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(10);
    private static final int ENOUGH = 3;

    private final Probe asking;
    private volatile int badInARow;
    private volatile long askedNanos;
    private volatile String said = "";

    SparingProbe(Probe asking) {
        this.asking = asking;
    }

    @Override
    public Reading look(ProbeContext context) throws Exception {
        int bad = badInARow;
        long agoNanos = context.clock().nanoTime() - askedNanos;
        Duration pause = bad < ENOUGH ? SOON : LATER;
        return bad > 0 && agoNanos < pause.toNanos()
                ? Reading.unknown("asked-lately", "asked lately, it said " + said)
                : ask(context, bad);
    }

    private Reading ask(ProbeContext context, int bad) throws Exception {
        badInARow = bad + 1;
        said = "nothing";
        try {
            Reading reading = asking.look(context);
            badInARow = reading.passed() ? 0 : bad + 1;
            said = reading.toString();
            return reading;
        } finally {
            askedNanos = context.clock().nanoTime();
        }
    }
}
