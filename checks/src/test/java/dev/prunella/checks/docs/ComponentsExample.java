// SPDX-License-Identifier: Apache-2.0
package dev.prunella.checks.docs;

import static dev.prunella.diagnose.Diagnosis.Kind.STALLED;

import dev.prunella.HealingSupervisor;
import dev.prunella.act.Remediation;
import dev.prunella.actuators.component.Component;
import dev.prunella.actuators.component.ComponentRecipes;
import dev.prunella.actuators.component.Restartable;
import dev.prunella.decide.Runbook;
import dev.prunella.decide.Step;
import dev.prunella.detect.Probe;
import java.time.Duration;

/** Shown in {@code docs/components.md}; {@link ReadmeTest} compares the two. */
final class ComponentsExample {

    private ComponentsExample() {}

    /** A consumer of prices, and a cache of them. */
    interface Feed extends Restartable {
        void onDeath(java.util.function.Consumer<Throwable> ear);

        long processed();

        long pending();
    }

    static void restart(HealingSupervisor supervisor, Feed feed, Restartable cache) {
        // region
        Component prices = Component.of("price-feed", feed).draining(Duration.ofSeconds(5));
        feed.onDeath(prices::died);
        supervisor.supervise(ComponentRecipes.component(prices).ownedBy("team-pricing"));

        Component cached = Component.of("price-cache", cache).holding(prices);
        supervisor.supervise(ComponentRecipes.component(cached).ownedBy("team-pricing"));
        // endregion
    }

    static void lighterFirst(HealingSupervisor supervisor, Feed feed, Component prices, Remediation skipOne) {
        // region
        Probe moves = Probe.progress(feed::processed, feed::pending, Duration.ofSeconds(30));
        supervisor.supervise(ComponentRecipes.component(prices, moves)
                .ownedBy("team-pricing")
                .when(STALLED, Runbook.of(Step.of(skipOne), ComponentRecipes.restartStep(prices))));
        // endregion
    }
}
