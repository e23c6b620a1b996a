// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.act.Attempt;
import dev.prunella.act.RemediationResult;
import dev.prunella.decide.Budgets;
import dev.prunella.decide.Policy;
import dev.prunella.detect.Reading;
import dev.prunella.detect.Side;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.Health;
import dev.prunella.record.HealingEvent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What depends on a component that was healed: looked at again, and restarted in order where it is ill itself. */
// REQ A3
class RestForOneTest {

    private World world = new World();
    private final Subject database = supervise("orders-db");

    private Subject supervise(String name, String... dependencies) {
        Subject subject =
                world.superviseHealthy(Pools.alone(name).dependsOn(dependencies).build());
        subject.script.heals("restart");
        Arrays.stream(dependencies)
                .forEach(each -> subject.give(new TargetEvent.DependencyChanged(each, Health.HEALTHY)));
        return subject;
    }

    /** The database falls ill; these hold on to its old self and fail once it is restarted, the last of them with traffic that tells. */
    private void restartTheDatabaseUnder(Subject... holders) {
        database.script.does("restart", RemediationResult.done("done"), () -> {
            database.script.inside.pass();
            for (Subject holder : holders) {
                holder.script.inside.fail("threw");
            }
            if (holders.length > 0) {
                holders[holders.length - 1].notice("broken-pipe");
            }
        });
        database.script.inside.fail("threw");
        database.notice("broken-pipe");
        world.seconds(20);
    }

    private static long healed(Subject subject) {
        return subject.momentsOf(HealingEvent.Verified.class).get(0);
    }

    private static void expectOneAfterTheOther(Subject... order) {
        for (int i = 0; i < order.length; i++) {
            assertThat(order[i].ends()).containsExactly(Attempt.End.HEALED);
            if (i > 0) {
                assertThat(order[i].starts().get(0).atNanos()).isGreaterThan(healed(order[i - 1]));
            }
        }
    }

    @Test
    void aChainIsRestartedInItsOrder() {
        Subject feed = supervise("feed", "orders-db");
        Subject shop = supervise("shop", "feed");
        restartTheDatabaseUnder(feed, shop);
        expectOneAfterTheOther(database, feed, shop);
    }

    @Test
    void aChainIsRestartedInItsOrderThoughTheNearerOneIsSlowToShowThatItIsIll() {
        Subject feed = supervise("feed", "orders-db");
        Subject shop = supervise("shop", "feed");
        feed.script.insideLatency = Duration.ofMillis(900);
        restartTheDatabaseUnder(feed, shop);
        expectOneAfterTheOther(database, feed, shop);
    }

    @Test
    void theFarEndOfADiamondIsRestartedOnceAndLast() {
        Subject feed = supervise("feed", "orders-db");
        Subject cart = supervise("cart", "orders-db");
        Subject shop = supervise("shop", "feed", "cart");
        restartTheDatabaseUnder(feed, cart, shop);
        expectOneAfterTheOther(database, feed, shop);
        expectOneAfterTheOther(database, cart, shop);
    }

    @Test
    void aDependantThatIsWellIsLookedAtCloselyAndLeftAlone() {
        Subject feed = supervise("feed", "orders-db");
        restartTheDatabaseUnder();
        List<HealingEvent.Suspected> suspected = feed.told(HealingEvent.Suspected.class);
        assertThat(suspected).hasSize(1);
        assertThat(suspected.get(0).what()).contains("orders-db, which it depends on, was ill and is well again");
        assertThat(feed.told(HealingEvent.Cleared.class)).hasSize(1);
        assertThat(feed.actions()).isEmpty();
        assertThat(feed.health()).isEqualTo(Health.HEALTHY);
    }

    @Test
    void explainSaysWhyItIsLookedAt() {
        Subject feed = supervise("feed", "orders-db");
        feed.script.inside.unknown();
        restartTheDatabaseUnder();
        assertThat(world.explain(feed).toString())
                .contains("SUSPECT, looking closely: orders-db, which it depends on, was ill and is well again");
    }

    @Test
    void theLookThatFollowsDoesNotMakeItDeaf() {
        Subject feed = supervise("feed", "orders-db");
        restartTheDatabaseUnder();
        assertThat(feed.state().doubt().deaf(healed(database) + 400_000_000)).isFalse();
    }

    @Test
    void aDependantWithARunningActionIsNotTouched() {
        Subject feed = supervise("feed", "orders-db");
        feed.script.does(
                "restart",
                new Script.Remedy(Duration.ofSeconds(20), RemediationResult.done("done"), 0, feed.script.inside::pass));
        feed.script.inside.fail("threw");
        feed.notice("broken-pipe");
        world.seconds(3);
        database.script.inside.say(
                Reading.fail("threw", "x"), Reading.fail("threw", "x"), Reading.fail("threw", "x"), Reading.pass());
        database.notice("broken-pipe");
        world.seconds(10);
        assertThat(database.health()).isEqualTo(Health.HEALTHY);
        assertThat(database.told(HealingEvent.Opened.class)).hasSize(1);
        assertThat(feed.phase()).isInstanceOf(Acting.class);
        world.seconds(20);
        assertThat(feed.ends()).containsExactly(Attempt.End.HEALED);
    }

    @Test
    void aDependantWhoseBudgetIsSpentIsToldToAPerson() {
        world = new World(Policy.builder()
                .budgets(new Budgets(Duration.ofMinutes(10), 1, 6, 6, 20))
                .build());
        Subject root = supervise("root");
        Subject feed = supervise("feed", "root");
        feed.script.inside.fail("threw");
        world.seconds(40);
        assertThat(feed.actions()).hasSize(1);
        root.script.does("restart", RemediationResult.done("done"), () -> {
            root.script.inside.pass();
            feed.script.inside.fail("threw");
        });
        root.script.inside.fail("threw");
        root.notice("broken-pipe");
        world.seconds(30);
        assertThat(feed.actions()).hasSize(1);
        assertThat(feed.escalations()).hasSize(1);
        assertThat(feed.refusals()).singleElement().asString().startsWith("budget: no");
    }

    @Test
    void whatWasPlannedIsNotBegunIfTheDependencyFallsIllMeanwhile() {
        Subject feed = supervise("feed", "orders-db");
        feed.script.trailLatency = Duration.ofSeconds(1);
        feed.script.inside.fail("threw");
        feed.notice("broken-pipe");
        world.seconds(0.5);
        assertThat(feed.phase()).isInstanceOf(Arming.class);
        feed.give(new TargetEvent.DependencyChanged("orders-db", Health.UNHEALTHY));
        world.seconds(5);
        assertThat(feed.ends()).containsExactly(Attempt.End.NOT_STARTED);
        assertThat(feed.told(HealingEvent.Ended.class).get(0).detail())
                .isEqualTo("orders-db, which it depends on, fell ill meanwhile");
        assertThat(feed.actions()).isEmpty();
        assertThat(feed.told(HealingEvent.Rediagnosed.class).get(0).diagnosis().kind())
                .isEqualTo(Diagnosis.Kind.DEPENDENCY_DOWN);
    }

    @Test
    void aDependencyThatLeftSupervisionIsNotTakenForOneThatWasHealed() {
        Subject feed = supervise("feed", "orders-db");
        feed.give(new TargetEvent.DependencyChanged("orders-db", Health.UNHEALTHY));
        feed.give(new TargetEvent.DependencyChanged("orders-db", Health.UNKNOWN));
        world.seconds(5);
        assertThat(feed.told(HealingEvent.Suspected.class)).isEmpty();
        assertThat(feed.looks(Side.INSIDE)).isNotEmpty();
    }
}
