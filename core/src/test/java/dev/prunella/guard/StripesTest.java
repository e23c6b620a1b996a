// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counters from which no add is lost, and a sample that no rhythm of calls escapes. */
class StripesTest {

    private final Stripes stripes = new Stripes(2, new SplittableRandom(1)::nextLong);

    @Test
    void noAddIsLostAndEachFallsIntoOneDifference() throws InterruptedException {
        int threads = 4;
        int adds = 200_000;
        CountDownLatch done = new CountDownLatch(threads);
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(() -> {
                for (int add = 0; add < adds; add++) {
                    stripes.add(Stripes.OK);
                    stripes.add(Stripes.FAILED);
                }
                done.countDown();
            });
            all.add(thread);
            thread.start();
        }
        long inDifferences = 0;
        long before = 0;
        while (done.getCount() > 0) {
            long now = stripes.sum(Stripes.OK);
            assertThat(now).isGreaterThanOrEqualTo(before);
            inDifferences += now - before;
            before = now;
        }
        for (Thread thread : all) {
            thread.join();
        }
        inDifferences += stripes.sum(Stripes.OK) - before;
        assertThat(stripes.sum(Stripes.OK)).isEqualTo((long) threads * adds);
        assertThat(stripes.sum(Stripes.FAILED)).isEqualTo((long) threads * adds);
        assertThat(inDifferences).isEqualTo((long) threads * adds);
    }

    @Test
    void theRowsOfAnyThreadLieWithinAndLeaveTheEdgesFree() throws InterruptedException {
        List<Integer> rows = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Thread thread = new Thread(() -> rows.add(stripes.row()));
            thread.start();
            thread.join();
        }
        assertThat(rows).allSatisfy(row -> assertThat(row).isBetween(16, 8 * 16).matches(at -> at % 16 == 0));
        assertThat(rows.stream().distinct().count()).as("threads are spread").isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8, 10, 16, 32, 64, 100})
    void noRhythmOfSlowCallsEscapesTheSample(int period) {
        int row = stripes.row();
        int calls = 1_000_000;
        int sampled = 0;
        int slowSampled = 0;
        for (int call = 0; call < calls; call++) {
            if (stripes.sampled(row)) {
                sampled++;
                slowSampled += call % period == 0 ? 1 : 0;
            }
        }
        assertThat(sampled).isBetween(calls / 33, calls / 31);
        double share = (double) slowSampled / sampled * period;
        assertThat(share).as("share of slow calls in the sample, by the truth").isBetween(0.8, 1.2);
    }
}
