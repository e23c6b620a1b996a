// SPDX-License-Identifier: Apache-2.0
package dev.prunella.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SplitMixTest {

    private static final int DRAWS = 1_000;

    @Test
    void drawsWhatTheAlgorithmOfThePaperDraws() {
        long[] expected = new SplittableRandom(-42).longs(DRAWS).toArray();
        assertThat(drawn(new SplitMix(-42))).containsExactly(expected);
    }

    @Test
    void eachSourceOfThisProcessBeginsElsewhere() {
        assertThat(drawn(SystemTime.randomness())).doesNotContain(drawn(SystemTime.randomness()));
    }

    private static long[] drawn(Randomness chance) {
        return LongStream.generate(chance::nextLong).limit(DRAWS).toArray();
    }
}
