// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.testkit.simulation.trace.Happening;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** INVARIANT 17 and 41: each intent has one terminal record, and after a crash it comes before the target's next intent. */
final class TerminalCheck implements Check {

    private final Facts facts;
    private final Objections objections;
    private final Map<String, String> open = new HashMap<>();
    /** What an earlier process left open. */
    private final Map<String, String> left = new HashMap<>();

    private final Set<String> seen = new HashSet<>();
    private final Set<String> ended = new HashSet<>();
    private boolean closed;

    TerminalCheck(Facts facts, Objections objections) {
        this.facts = facts;
        this.objections = objections;
    }

    @Override
    public void on(Happening fact) {
        if (fact instanceof Happening.Recorded record && record.kind().equals("INTENT")) {
            intent(record);
        } else if (fact instanceof Happening.Recorded record && record.kind().equals("TERMINAL")) {
            open.remove(record.attempt());
            left.remove(record.attempt());
            if (!ended.add(record.attempt())) {
                objections.say("attempt %s has a second terminal record".formatted(record.attempt()));
            }
        } else if (fact instanceof Happening.ProcessEnded end) {
            closed = !end.crashed();
            left.putAll(open);
            if (!facts.scenario().durable()) {
                open.clear();
                left.clear();
            }
        }
    }

    private void intent(Happening.Recorded record) {
        if (!seen.add(record.attempt())) {
            objections.say("attempt %s has a second intent".formatted(record.attempt()));
        }
        if (facts.running() && left.containsValue(record.target())) {
            objections.say("an intent of %s is recorded before one that an earlier process left has a terminal record"
                    .formatted(record.target()));
        }
        open.put(record.attempt(), record.target());
    }

    /** The last process had minutes in which nothing was in the way of its trail. */
    @Override
    public void atEnd(long nowNanos) {
        if (closed && !open.isEmpty()) {
            objections.say("attempts without a terminal record: " + open.keySet());
        }
    }
}
