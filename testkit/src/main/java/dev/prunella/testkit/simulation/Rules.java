// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation;

import dev.prunella.testkit.simulation.check.Law;
import java.time.Duration;

/** What can be asked of a policy and its runbooks; meant to be imported statically. */
public final class Rules {

    private Rules() {}

    /** In no sliding window of this length is the remediation begun more often, of all targets together. */
    public static Law neverMoreThan(int starts, String remediation, Duration window) {
        String name = "never more than %d %s within %s".formatted(starts, remediation, window);
        return new Law(name, (facts, objections) -> new StartsCheck(starts, remediation, window, objections));
    }

    /** A target that is in trouble for longer than this, whatever is tried, is told to a person, if a person wants to hear of it. */
    public static Law alwaysEscalates(Duration within) {
        return new Law(
                "always escalates within " + within, (facts, objections) -> new ToldCheck(within, facts, objections));
    }

    /** Only makes a rule read as a sentence. */
    public static Duration within(Duration bound) {
        return bound;
    }
}
