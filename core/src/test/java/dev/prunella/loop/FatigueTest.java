// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.decide.BackoffPolicy;
import java.time.Duration;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A look that passes, of a target that is well, changes nothing of how much was tried: it leaves the very same object. */
class FatigueTest {

    private static final int DRAWS = 100_000;
    private static final int RESET_NANOS = 10;
    private static final BackoffPolicy POLICY =
            new BackoffPolicy(Duration.ofSeconds(1), 2, Duration.ofSeconds(60), 0.2, Duration.ofNanos(RESET_NANOS));

    @Test
    void aPassIsTakenInAsIfEachWereAChange() {
        SplittableRandom random = new SplittableRandom(1);
        int same = 0;
        for (int i = 0; i < DRAWS; i++) {
            Fatigue before = drawn(random);
            long now = 40L + random.nextInt(3 * RESET_NANOS);
            Fatigue after = before.passed(POLICY, now);
            assertThat(after).isEqualTo(longForm(before, now));
            same += after.equals(before) ? 1 : 0;
        }
        assertThat(same).isBetween(DRAWS / 10, DRAWS * 9 / 10);
    }

    /** Every field takes few values, so that each meets each. */
    private static Fatigue drawn(SplittableRandom random) {
        boolean holds = random.nextBoolean();
        return new Fatigue(
                random.nextInt(2),
                random.nextInt(3),
                random.nextInt(3),
                holds,
                holds ? 40L + random.nextInt(RESET_NANOS) : 0L,
                random.nextBoolean() ? Set.of() : Set.of("orders-db/1.1/1.1"),
                random.nextLong());
    }

    private static Fatigue longForm(Fatigue before, long now) {
        long since = before.holds() ? before.healthySinceNanos() : now;
        boolean steady = now - since >= RESET_NANOS;
        return new Fatigue(
                steady ? 0 : before.attempts(),
                before.backoffEndsNanos(),
                before.cooldownEndsNanos(),
                true,
                since,
                steady ? Set.of() : before.processEnds(),
                before.seed());
    }

    @Test
    void whatALookOfAWellTargetDoesNotChangeIsNotMadeAnew() {
        World world = new World();
        Subject pool = world.superviseHealthy(Pools.one("orders-db").build());
        TargetState before = pool.state();
        world.seconds(60);
        assertThat(pool.state().inside().last()).isNotEqualTo(before.inside().last());
        assertThat(pool.state().fatigue()).isSameAs(before.fatigue());
        assertThat(pool.state().shadow()).isSameAs(before.shadow());
    }
}
