// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.diagnose.Diagnosis.Kind;
import dev.prunella.model.Health;
import dev.prunella.record.HealingEvent;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The verdicts on targets that this one depends on are its outside evidence. */
// REQ X18
class DependsOnTest {

    private final World world = new World();
    private final Subject database =
            world.superviseHealthy(Pools.alone("orders-db").build());
    private final Subject feed = world.superviseHealthy(
            Pools.alone("price-feed").dependsOn("orders-db").build());

    DependsOnTest() {
        world.stands(database);
        world.seconds(1);
    }

    private Kind opened() {
        return feed.told(HealingEvent.Opened.class).get(0).diagnosis().kind();
    }

    @Test
    void isALocalFaultWhileTheDependencyIsHealthy() {
        feed.script.heals("restart");
        feed.script.inside.fail("threw");
        world.seconds(30);
        assertThat(opened()).isEqualTo(Kind.LOCAL_FAULT);
        assertThat(feed.actions()).containsExactly("restart");
    }

    @Test
    void isTheDependencyWhileThatIsUnhealthy() {
        database.script.inside.fail("threw");
        database.notice("broken-pipe");
        world.seconds(1);
        feed.script.inside.fail("threw");
        feed.notice("broken-pipe");
        world.seconds(5);
        assertThat(opened()).isEqualTo(Kind.DEPENDENCY_DOWN);
        assertThat(feed.actions()).isEmpty();
    }

    @Test
    void isUnknownWhileTheDependencyIsUnknown() { // INVARIANT 10
        feed.give(new TargetEvent.DependencyChanged("orders-db", Health.UNKNOWN));
        feed.script.inside.fail("threw");
        world.seconds(60);
        assertThat(feed.told(HealingEvent.Opened.class)).isEmpty();
        assertThat(feed.actions()).isEmpty();
    }

    @Test
    void countsAnewOnceTheDependencyIsWellAgain() { // INVARIANT 11
        database.script.heals("restart");
        database.script.inside.fail("threw");
        feed.script.inside.fail("threw");
        database.notice("broken-pipe");
        feed.notice("broken-pipe");
        world.seconds(10);
        long well = database.momentsOf(HealingEvent.Verified.class).get(0);
        assertThat(opened()).isEqualTo(Kind.DEPENDENCY_DOWN);
        assertThat(feed.starts()).hasSize(1);
        assertThat(Duration.ofNanos(feed.starts().get(0).atNanos() - well)).isGreaterThan(Duration.ofMillis(500));
    }

    @Test
    void actsWithoutAnOutsideWhereNothingIsDependedOn() {
        database.script.inside.fail("threw");
        world.seconds(11);
        assertThat(database.actions()).containsExactly("restart");
    }
}
