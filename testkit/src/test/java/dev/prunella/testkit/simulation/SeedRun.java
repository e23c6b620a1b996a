// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation;

import dev.prunella.testkit.simulation.check.Laws;
import dev.prunella.testkit.simulation.scenario.Scenarios;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Runs a drawn seed under the library's own laws, and gives the law that is broken; null for none. Meant to be loaded once more for
 * each mutant, hence without a type of ours in what it gives.
 */
public final class SeedRun implements LongFunction<@Nullable String> {

    /** One of the core that is loaded with it. */
    public SeedRun() {}

    @Override
    public @Nullable String apply(long seed) {
        Breach breach = Course.of(Scenarios.drawn(seed), Laws.all()).breach();
        return breach == null ? null : breach.law() + ": " + breach.sentence();
    }
}
