// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.act.RemediationResult;
import dev.prunella.decide.Policy;
import dev.prunella.decide.Runbook;
import dev.prunella.decide.Step;
import dev.prunella.model.Actor;
import dev.prunella.model.Mode;
import dev.prunella.record.AuditRecord;
import dev.prunella.record.AuditRecovery;
import dev.prunella.record.EventEntries;
import dev.prunella.record.HealingEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * The process may end at any moment: what the next one reads from the trail is what this one knew. Both are written as a checkpoint
 * and compared after each event of a long story and twice a second besides; while an attempt runs the next process counts it as one that was made.
 */
// INVARIANT 41
class RestartConvergenceTest {

    private static final Actor ADA = Actor.person("ada");
    private static final Duration TICK = Duration.ofMillis(10);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private final Policy policy = Policy.ofDefaults();
    private final World world = new World(policy);
    private final Subject pool = world.superviseHealthy(
            Pools.with("orders-db", Runbook.of(Step.of(Pools.remedy("evict-all")), Step.of(Pools.remedy("swap"))))
                    .group("pools")
                    .build());
    private int compared;
    private int comparisons;

    @Test
    void knowsAfterARestartWhatItKnewBefore() {
        pool.script.heals("evict-all");
        fallIll();
        compareFor(Duration.ofSeconds(40)); // healed, and cooled down
        pool.give(new TargetEvent.HoldPlaced(ADA, "deploying", Duration.ofSeconds(20)));
        compareFor(Duration.ofSeconds(5));
        pool.script.does("evict-all", RemediationResult.done("done"), () -> {});
        pool.script.heals("swap");
        fallIll();
        compareFor(Duration.ofSeconds(60)); // held, then the first step does not help
        pool.give(new TargetEvent.ModeChanged(ADA, Mode.SHADOW));
        fallIll();
        compareFor(Duration.ofSeconds(40));
        pool.give(new TargetEvent.ModeChanged(ADA, Mode.AUTO));
        compareFor(Duration.ofMinutes(2));
        assertThat(pool.actions()).contains("evict-all", "swap");
        assertThat(comparisons).isGreaterThan(500);
    }

    private void fallIll() {
        pool.script.inside.fail("threw");
        pool.notice("broken-pipe");
    }

    private void compareFor(Duration span) {
        for (long ticks = span.dividedBy(TICK); ticks > 0; ticks--) {
            world.runFor(TICK);
            if (pool.told().size() != compared || ticks % 50 == 0) {
                compared = pool.told().size();
                compare();
                comparisons++;
            }
        }
    }

    private void compare() {
        Map<String, String> known = new TreeMap<>(Checkpoint.of(
                world.governor(),
                List.of(new Checkpoint.Supervised(pool.target, pool.state())),
                Map.of(),
                world.now()));
        Map<String, String> read = new TreeMap<>(afterARestart());
        String fatigue = "fatigue:" + pool.target.name();
        String[] before = known.getOrDefault(fatigue, "0|0|0").split("\\|", -1);
        String[] after = read.getOrDefault(fatigue, "0|0|0").split("\\|", -1);
        int running = pool.told(HealingEvent.Intended.class).size()
                - pool.told(HealingEvent.Ended.class).size();
        known.remove(fatigue);
        known.keySet().removeIf(key -> key.startsWith("tried:")); // of what runs: it ends with the process
        read.remove(fatigue);
        read.remove("mode:" + pool.target.name(), Mode.AUTO.name()); // commanded, and so by default
        assertSame(read, known);
        assertThat(Integer.parseInt(after[0])).isEqualTo(Integer.parseInt(before[0]) + running);
        if (running == 0) {
            assertCooling(Long.parseLong(after[2]), Long.parseLong(before[2]));
            // its jitter is not in the trail: at most 20 % of the longest that was waited for
            assertThat(Long.parseLong(after[1]) - Long.parseLong(before[1])).isBetween(-13_000L, 13_000L);
        }
    }

    /** An incident that was open when the process ended is over, so its cooldown began with the end of the last attempt. */
    private void assertCooling(long after, long before) {
        if (pool.state().episode() == null) {
            assertThat(after).isCloseTo(before, within());
        } else {
            assertThat(after - before).isBetween(0L, policy.cooldown().toMillis());
        }
    }

    private Map<String, String> afterARestart() {
        List<AuditRecord> tail = new ArrayList<>();
        List<AuditRecord> open = new ArrayList<>();
        for (Subject.Told told : pool.told()) {
            Instant wall = world.wallAt(told.atNanos());
            AuditRecord record =
                    new AuditRecord(tail.size() + 1, 0, wall, EventEntries.of(told.event(), "hash", "pools"), "", "");
            tail.add(record);
            if (told.event() instanceof HealingEvent.Intended) {
                open.add(record);
            } else if (told.event() instanceof HealingEvent.Ended) {
                open.remove(0);
            }
        }
        var trail = new AuditRecovery(
                Map.of(), world.wallAt(world.now()), tail, open, world.wallAt(world.now()), tail.size(), 0);
        var recovered = Recovery.read(trail, policy, world.wallAt(world.now()), world.now());
        return Checkpoint.of(recovered.governor(), List.of(), recovered.targets(), world.now());
    }

    private static void assertSame(Map<String, String> read, Map<String, String> known) {
        assertThat(NUMBER.matcher(read.toString()).replaceAll("#"))
                .isEqualTo(NUMBER.matcher(known.toString()).replaceAll("#"));
        List<Long> numbers = numbers(known.toString());
        for (Long number : numbers(read.toString())) {
            assertThat(number).isCloseTo(numbers.remove(0), within());
        }
    }

    private static List<Long> numbers(String text) {
        return NUMBER.matcher(text)
                .results()
                .map(found -> Long.parseLong(found.group()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** Milliseconds may be rounded to either side. */
    private static Offset<Long> within() {
        return Offset.offset(2L);
    }
}
