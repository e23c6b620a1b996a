// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A limit that finds the room that there is, and neither drifts nor grows under overload. */
// REQ A7
class GradientLimitTest {

    private static final long MS = 1_000_000;

    private final GradientLimit limit = new GradientLimit(LimitPolicy.adaptive(20, 2, 200));

    private static GradientLimit.Look look(long medianMs, int peak) {
        return new GradientLimit.Look(medianMs * MS, 100, 0, peak);
    }

    @Test
    void growsWhileItIsUsedAndCallsTakeNoLonger() {
        int last = 20;
        for (int i = 0; i < 50; i++) {
            int next = limit.next(look(10, last));
            assertThat(next).isGreaterThanOrEqualTo(last);
            last = next;
        }
        assertThat(last).isGreaterThan(100);
    }

    @Test
    void doesNotGrowWhileNobodyUsesIt() {
        for (int i = 0; i < 50; i++) {
            assertThat(limit.next(look(10, 3))).isEqualTo(20);
        }
    }

    @Test
    void fallsAsCallsTakeLonger() {
        limit.next(look(10, 20));
        int last = 200;
        for (int i = 0; i < 20; i++) {
            last = limit.next(look(60, 20));
        }
        assertThat(last).isLessThan(10);
    }

    @Test
    void theBaseDoesNotRiseWithTheOverloadThatItShouldReveal() {
        limit.next(look(10, 20));
        int most = 0;
        for (int i = 0; i < 58; i++) {
            int next = limit.next(look(60, 20));
            most = i < 20 ? 0 : Math.max(most, next);
        }
        assertThat(most).isLessThan(10);
    }

    @Test
    void whenTheWhileHasPassedTheBaseIsMeasuredWithoutAQueue() {
        int before = 0;
        int now = 20;
        int drawnIn = 0;
        for (int i = 0; i < 61; i++) {
            before = now;
            now = limit.next(look(10, now));
            drawnIn = now < before / 2 ? now : drawnIn;
        }
        assertThat(drawnIn).as("for one look").isPositive().isLessThan(20);
        assertThat(now).as("and then it goes on where it was").isGreaterThan(100);
    }

    @Test
    void aBaseThatHasReallyRisenIsFound() {
        for (int i = 0; i < 5; i++) {
            limit.next(look(10, 20));
        }
        int last = 0;
        for (int i = 0; i < 80; i++) {
            last = limit.next(look(40, 100));
        }
        assertThat(last).as("forty is the time without a queue now").isGreaterThan(10);
    }

    @Test
    void manyFailuresTakeItDownWhateverTheLatencySays() {
        for (int i = 0; i < 30; i++) {
            limit.next(new GradientLimit.Look(MS, 100, 20, 20));
        }
        assertThat(limit.next(new GradientLimit.Look(MS, 100, 20, 2))).isEqualTo(2);
    }

    @Test
    void fewCallsSayNothing() {
        assertThat(limit.next(new GradientLimit.Look(900 * MS, 9, 9, 20))).isEqualTo(20);
    }

    @Test
    void aFixedOneStays() {
        GradientLimit fixed = new GradientLimit(LimitPolicy.fixed(7));
        assertThat(fixed.next(look(10, 7))).isEqualTo(7);
        assertThat(fixed.next(new GradientLimit.Look(900 * MS, 100, 90, 7))).isEqualTo(7);
    }
}
