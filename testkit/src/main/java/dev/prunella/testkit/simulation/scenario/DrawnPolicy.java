// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.scenario;

import dev.prunella.decide.BackoffPolicy;
import dev.prunella.decide.BrakePolicy;
import dev.prunella.decide.Budgets;
import dev.prunella.decide.Latches;
import dev.prunella.decide.Policy;
import java.time.Duration;

/** Policies whose numbers are small enough for each limit to be met in a quarter of an hour. */
final class DrawnPolicy {

    private DrawnPolicy() {}

    static Policy of(Draw draw) {
        return Policy.builder()
                .evidence(draw.oneOf(2, 3, 3, 4))
                .cooldown(draw.seconds(2, 40))
                .stabilisation(draw.seconds(1, 15))
                .unknownEscalatesAfter(draw.seconds(20, 120))
                .startGrace(draw.oneOf(Duration.ZERO, Duration.ofSeconds(10), Duration.ofSeconds(30)))
                .planLife(draw.millis(300, 5_000))
                .concurrency(draw.oneOf(1, 1, 2, 3))
                .approvalLife(draw.oneOf(Duration.ofSeconds(10), Duration.ofSeconds(40), Duration.ofMinutes(10)))
                .processEnds(draw.number(0, 2))
                .backoff(backoff(draw))
                .budgets(budgets(draw))
                .brake(new BrakePolicy(
                        draw.oneOf(0.5, 0.55, 0.7), draw.seconds(20, 90), 3, draw.oneOf(0.1, 0.51, 0.51)))
                .latches(latches(draw))
                .build();
    }

    /** Another one for the same run: what has begun to count by the old one counts on. */
    static Policy after(Policy before, Draw draw) {
        Budgets budgets = before.budgets();
        return Policy.builder(before)
                .planLife(draw.millis(300, 5_000))
                .concurrency(draw.oneOf(1, 2, 3))
                .budgets(new Budgets(
                        budgets.window(),
                        draw.number(1, budgets.incidentsPerTarget()),
                        draw.number(1, 12),
                        draw.number(1, 12),
                        draw.number(1, 30)))
                .build();
    }

    /** One by which nothing could be done any more, which may not be put in force. */
    static Policy unsound(Policy before) {
        Budgets budgets = before.budgets();
        return Policy.builder(before)
                .budgets(new Budgets(budgets.window(), 0, 0, 0, 0))
                .build();
    }

    /** Now and then so short that nothing but new evidence holds the next attempt back. */
    private static BackoffPolicy backoff(Draw draw) {
        Duration base = draw.chance(0.25) ? draw.millis(10, 60) : draw.millis(500, 8_000);
        return new BackoffPolicy(
                base, draw.oneOf(1.5, 2.0, 3.0), base.multipliedBy(draw.number(2, 10)), 0.2, draw.seconds(40, 240));
    }

    private static Latches latches(Draw draw) {
        return new Latches(
                draw.number(2, 6),
                draw.seconds(300, 1_200),
                draw.seconds(300, 1_800),
                draw.number(2, 4),
                draw.seconds(200, 600));
    }

    /** One scope is narrow, so that it is the one that refuses. */
    private static Budgets budgets(Draw draw) {
        int narrow = draw.number(0, 4);
        return new Budgets(
                draw.seconds(120, 400),
                narrow == 0 ? draw.number(1, 2) : 5,
                narrow == 1 ? draw.number(1, 3) : 12,
                narrow == 2 ? draw.number(1, 3) : 12,
                narrow == 3 ? draw.number(1, 4) : 30);
    }
}
