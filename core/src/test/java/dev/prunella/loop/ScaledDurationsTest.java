// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.act.RemediationResult;
import dev.prunella.decide.BackoffPolicy;
import dev.prunella.decide.BrakePolicy;
import dev.prunella.decide.Budgets;
import dev.prunella.decide.Latches;
import dev.prunella.decide.Policy;
import dev.prunella.decide.Runbook;
import dev.prunella.decide.Step;
import dev.prunella.target.Probing;
import dev.prunella.verify.Verification;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** If all that lasts lasts k times as long, the same happens, k times as late. */
class ScaledDurationsTest { // INVARIANT 42

    /** Backoffs are whole milliseconds. */
    private static final long ROUNDING_NANOS = 5_000_000;

    @ParameterizedTest
    @ValueSource(ints = {2, 10, 60})
    void nothingChangesButTheMoments(int factor) {
        List<Subject.Told> plain = course(1);
        List<Subject.Told> scaled = course(factor);

        assertThat(kinds(scaled)).isEqualTo(kinds(plain)).hasSizeGreaterThan(30);
        long origin = new World().now();
        for (int i = 0; i < plain.size(); i++) {
            long expected = (plain.get(i).atNanos() - origin) * factor;
            assertThat(scaled.get(i).atNanos() - origin)
                    .as("%s, number %d", plain.get(i).event(), i)
                    .isBetween(expected - ROUNDING_NANOS * factor, expected + ROUNDING_NANOS * factor);
        }
    }

    private static List<String> kinds(List<Subject.Told> course) {
        return course.stream()
                .map(told -> told.event().getClass().getSimpleName())
                .toList();
    }

    /** A first incident is healed by the second remediation, a second one by none, until it is well by itself. */
    private static List<Subject.Told> course(int k) {
        World world = new World(policy(k));
        Subject pool =
                world.supervise(Pools.with("orders-db", new Runbook(List.of(step("evict-all", k), step("restart", k))))
                        .probing(new Probing(seconds(10, k), seconds(1, k), seconds(1, k)))
                        .build());
        pool.script.insideLatency = millis(2, k);
        pool.script.outsideLatency = millis(2, k);
        pool.script.trailLatency = millis(1, k);
        pool.script.does("evict-all", remedy(k, () -> {}));
        pool.script.does("restart", remedy(k, pool.script.inside::pass));
        world.runFor(seconds(30, k));
        pool.script.inside.fail("threw");
        world.runFor(seconds(300, k));
        pool.script.does("restart", remedy(k, () -> {}));
        pool.script.inside.fail("threw");
        world.runFor(seconds(900, k));
        pool.script.inside.pass();
        world.runFor(seconds(120, k));
        return pool.told();
    }

    private static Step step(String name, int k) {
        return Step.of(Pools.remedy(name))
                .attempts(2)
                .within(seconds(5, k))
                .verifiedBy(new Verification(3, millis(100, k), seconds(5, k)));
    }

    private static Script.Remedy remedy(int k, Runnable effect) {
        return new Script.Remedy(millis(10, k), RemediationResult.done("done"), 0, effect);
    }

    private static Policy policy(int k) {
        return Policy.builder()
                .suspicionPace(millis(100, k))
                .slowestPace(seconds(1, k))
                .settling(millis(500, k))
                .unknownEscalatesAfter(seconds(120, k))
                .startGrace(seconds(20, k))
                .planLife(seconds(10, k))
                .cooldown(seconds(30, k))
                .stabilisation(seconds(10, k))
                .approvalLife(seconds(600, k))
                .backoff(new BackoffPolicy(seconds(1, k), 2, seconds(60, k), 0.2, seconds(600, k)))
                .budgets(new Budgets(seconds(600, k), 3, 6, 6, 20))
                .brake(new BrakePolicy(0.55, seconds(60, k), 3, 0.51))
                .latches(new Latches(4, seconds(1_800, k), seconds(3_600, k), 3, seconds(600, k)))
                .build();
    }

    private static Duration seconds(long seconds, int k) {
        return Duration.ofSeconds(seconds * k);
    }

    private static Duration millis(long millis, int k) {
        return Duration.ofMillis(millis * k);
    }
}
