// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Behind a guard goodput returns no later than without; the long form is {@link OverloadCampaign}. */
// REQ X17, LESSONS O13
class OverloadTest {

    private static final int SEEDS = 25;

    @Test
    void goodputReturnsNoLaterThanWithoutAGuard() {
        long stuckWithout = LongStream.rangeClosed(1, SEEDS)
                .parallel()
                .filter(OverloadTest::staysWithoutAGuardAndEndsWithOne)
                .count();
        assertThat(stuckWithout)
                .as("overloads that stay by themselves, or this shows nothing")
                .isGreaterThan(SEEDS / 3);
    }

    private static boolean staysWithoutAGuardAndEndsWithOne(long seed) {
        Setting setting = Setting.drawn(seed);
        Overload.Return without = Overload.simulated(setting).withoutGuard();
        Overload.Return with = Overload.simulated(setting).withGuard();
        assertThat(with.seconds()).as("%s", setting).isLessThanOrEqualTo(without.seconds());
        assertThat(with.stuck()).as("%s", setting).isFalse();
        return without.stuck();
    }
}
