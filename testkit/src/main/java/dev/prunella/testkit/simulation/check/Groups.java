// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import java.util.Optional;
import java.util.stream.Stream;

/** Who is healed beside whom. */
final class Groups {

    private Groups() {}

    /** The group of the attempt's target; empty for none. */
    static String of(Facts facts, AttemptFacts attempt) {
        return facts.target(attempt.target()).target().info().group();
    }

    /** The other attempts of the present process in its group. */
    static Stream<AttemptFacts> others(Facts facts, AttemptFacts attempt) {
        String group = of(facts, attempt);
        return facts.attemptsNow()
                .filter(other -> other != attempt && of(facts, other).equals(group));
    }

    /** One of these that had begun when the attempt was permitted, and is not over. */
    static Optional<AttemptFacts> underWay(Facts facts, AttemptFacts attempt) {
        return others(facts, attempt)
                .filter(other -> other.started() && !other.over() && other.startedNanos() < attempt.intendedNanos())
                .findFirst();
    }
}
