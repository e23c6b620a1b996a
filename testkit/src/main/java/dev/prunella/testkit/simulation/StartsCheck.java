// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation;

import dev.prunella.testkit.simulation.check.Check;
import dev.prunella.testkit.simulation.check.Objections;
import dev.prunella.testkit.simulation.trace.Happening;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Counts the starts of one remediation in a sliding window. */
final class StartsCheck implements Check {

    private final int most;
    private final String remediation;
    private final Duration window;
    private final Objections objections;
    private final Deque<Long> starts = new ArrayDeque<>();

    StartsCheck(int most, String remediation, Duration window, Objections objections) {
        this.most = most;
        this.remediation = remediation;
        this.window = window;
        this.objections = objections;
    }

    @Override
    public void on(Happening fact) {
        if (fact instanceof Happening.Started started && started.remediation().equals(remediation)) {
            starts.addLast(started.atNanos());
            while (started.atNanos() - starts.getFirst() >= window.toNanos()) {
                starts.removeFirst();
            }
            if (starts.size() > most) {
                objections.say("%s is begun %d times within %s".formatted(remediation, starts.size(), window));
            }
        }
    }
}
