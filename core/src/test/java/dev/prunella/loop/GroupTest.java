// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.act.Attempt.End;
import dev.prunella.decide.Budgets;
import dev.prunella.decide.Policy;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When much of a group is sick at once. */
class GroupTest {

    private final World world = new World(Policy.builder()
            .budgets(new Budgets(Duration.ofMinutes(10), 1_000, 1_000, 1_000, 1_000))
            .build());

    /** Without an outside probe there is no proof of a local fault. */
    private List<Subject> unprovenGroup(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> world.superviseHealthy(
                        Pools.alone("feed-" + i).group("feeds").build()))
                .toList();
    }

    private void fail(List<Subject> subjects) {
        subjects.forEach(subject -> {
            subject.script.inside.fail("threw");
            subject.notice("broken-pipe");
        });
    }

    private static List<Subject.Started> starts(List<Subject> subjects) {
        return subjects.stream().flatMap(subject -> subject.starts().stream()).toList();
    }

    @Test
    void actsOnNobodyWhenAllAreSick() { // INVARIANT 12
        List<Subject> feeds = unprovenGroup(3);
        fail(feeds);
        world.seconds(300);
        assertThat(starts(feeds)).isEmpty();
        feeds.forEach(Subject::expectAccountsSettled);
    }

    @Test
    void healsOneAMinuteWhenMostAreSick() { // INVARIANT 12
        List<Subject> feeds = unprovenGroup(5);
        fail(feeds.subList(0, 3));
        world.seconds(170);
        List<Long> moments =
                starts(feeds).stream().map(Subject.Started::atNanos).sorted().toList();
        assertThat(moments).hasSize(3);
        assertThat(moments.get(1) - moments.get(0)).isGreaterThanOrEqualTo(60_000_000_000L);
        assertThat(moments.get(2) - moments.get(1)).isGreaterThanOrEqualTo(60_000_000_000L);
    }

    @Test
    void healsThreePoolsAfterOneFailoverOneAtATime() { // INVARIANT 12
        List<Subject> pools = IntStream.range(0, 3)
                .mapToObj(i -> world.superviseHealthy(
                        Pools.one("pool-" + i).group("pools").build()))
                .toList();
        pools.forEach(pool -> pool.script.heals("evict-all"));
        fail(pools);
        world.seconds(30);
        assertThat(pools).allSatisfy(pool -> assertThat(pool.ends()).contains(End.HEALED));
        pools.forEach(Subject::expectAccountsSettled);
    }

    @Test
    void countsTheOneThatAsks() { // INVARIANT 9
        List<Subject> feeds = unprovenGroup(3);
        fail(feeds.subList(0, 2));
        world.seconds(30);
        fail(feeds.subList(2, 3));
        world.seconds(5);
        assertThat(feeds.get(2).refusals())
                .containsExactly("correlated-brake: no, all 3 targets of group feeds are"
                        + " unhealthy and nothing proves that the fault is this target's own (brake)");
    }

    @Test
    void startsTheEvidenceOfAllAnewWhenItIsOver() { // INVARIANT 12
        List<Subject> feeds = unprovenGroup(3);
        fail(feeds);
        world.seconds(30);
        feeds.subList(0, 2).forEach(feed -> feed.script.inside.pass());
        world.seconds(1.1);
        feeds.get(2).script.inside.pass();
        world.seconds(10);
        assertThat(starts(feeds)).isEmpty();
        assertThat(feeds).allSatisfy(feed -> assertThat(feed.outcomes()).hasSize(1));
    }
}
