// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.diagnose.Cause;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.record.HealingEvent;
import dev.prunella.record.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a target whose dependency was down and is back. */
// FAULT-F1
class StaleBackoffTest {

    private final World world = new World();
    private final Subject pool = world.superviseHealthy(Pools.one("orders-db")
            .conclusive(Cause.READ_ONLY)
            .conclusiveAtOnce(Cause.HALF_OPEN)
            .build());

    /** Returns at once with the moment at which the outside passes again. */
    private long down(double seconds) {
        pool.script.inside.fail("no-connection");
        pool.script.outside.fail("unreachable");
        pool.notice("connect-failed");
        world.seconds(seconds);
        assertThat(pool.actions()).isEmpty();
        pool.script.outside.pass();
        return world.now();
    }

    private Duration until(int start, long sinceNanos) {
        return Duration.ofNanos(pool.starts().get(start).atNanos() - sinceNanos);
    }

    @Test
    void healsWhatLingersHalfASecondToASecondAfterTheReturnIsSeen() {
        long back = down(15);
        world.seconds(5);
        assertThat(until(0, back)).isBetween(Duration.ofMillis(500), Duration.ofMillis(2_200));
        List<HealingEvent.Rediagnosed> later = pool.told(HealingEvent.Rediagnosed.class);
        assertThat(later.get(0).diagnosis().cause()).isEqualTo(Cause.STALE_BACKOFF);
        assertThat(later.get(0).diagnosis().kind()).isEqualTo(Diagnosis.Kind.LOCAL_FAULT);
    }

    @Test
    void leavesAloneWhatComesBackByItselfInTime() {
        down(15);
        pool.script.inside.pass();
        world.seconds(5);
        assertThat(pool.actions()).isEmpty();
        assertThat(pool.outcomes()).containsExactly(Outcome.SELF_RECOVERED);
    }

    @Test
    void callsALaterFailureByItsOwnName() {
        down(15);
        pool.script.inside.pass();
        world.seconds(60);
        pool.script.inside.fail("check-failed");
        pool.notice("sql-exception");
        world.seconds(5);
        List<HealingEvent.Opened> opened = pool.told(HealingEvent.Opened.class);
        assertThat(opened.get(1).diagnosis().cause()).isEqualTo(new Cause("check-failed"));
    }

    @Test
    void doesNotWaitWhereTheInsideHasProofOfItsOwn() {
        down(1);
        pool.script.inside.fail("half-open");
        long proven = world.now();
        world.seconds(2);
        assertThat(until(0, proven)).isLessThan(Duration.ofMillis(500));
    }
}
