// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation;

import dev.prunella.testkit.simulation.check.Laws;
import dev.prunella.testkit.simulation.scenario.Scenarios;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The run of one drawn seed under all laws, behind types of the JDK alone: so it can be called on a class that another class loader
 * has loaded, with another build of the core beneath it.
 */
public final class SeedRun implements LongFunction<@Nullable String> {

    /** A run needs nothing but its seed. */
    public SeedRun() {}

    /** The name of the law that is broken and by what; null if all hold. */
    @Override
    public @Nullable String apply(long seed) {
        Breach breach = Course.of(Scenarios.drawn(seed), Laws.all()).breach();
        return breach == null ? null : breach.law() + ": " + breach.sentence();
    }
}
