// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.record.HealingEvent;
import dev.prunella.testkit.simulation.trace.Happening;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** INVARIANT 36: an escalation is delivered or recorded as undeliverable, and raised once an incident. */
final class DeliveryCheck implements Check {

    /** Three tries of which each waits 20 s for its turn and 10 s for an answer, and what is between them. */
    private static final long BOUND_NANOS = Duration.ofSeconds(95).toNanos();

    private final Objections objections;
    private final Map<String, Long> dueNanos = new HashMap<>();
    private final Set<String> raised = new HashSet<>();

    DeliveryCheck(Facts facts, Objections objections) {
        this.objections = objections;
    }

    @Override
    public void on(Happening fact) {
        if (fact instanceof Happening.Said said && said.event() instanceof HealingEvent.EscalationDue due) {
            if (!raised.add(due.incident().value())) {
                objections.say("a second escalation of " + due.incident());
            }
            dueNanos.put(due.incident().value(), said.atNanos());
        } else if (fact instanceof Happening.Said said && said.event() instanceof HealingEvent.EscalationSent sent) {
            dueNanos.remove(sent.incident().value());
        } else if (fact instanceof Happening.Said said && said.event() instanceof HealingEvent.EscalationMoved moved) {
            dueNanos.remove(
                    moved.incident().value()); // told as part of another one, or for a while nobody is to be told
        } else if (fact instanceof Happening.Said said && said.event() instanceof HealingEvent.Closed closed) {
            dueNanos.remove(closed.incident().value()); // a dependent waits for its root, and may be well by then
        } else if (fact instanceof Happening.ProcessEnded) {
            dueNanos.clear();
        } else if (fact instanceof Happening.StoodStill) {
            dueNanos.replaceAll((incident, since) -> fact.atNanos());
        } else if (fact instanceof Happening.LookBegan) {
            require(fact.atNanos());
        }
    }

    private void require(long nanos) {
        dueNanos.forEach((incident, since) -> {
            if (nanos - since > BOUND_NANOS) {
                objections.say("the escalation of %s is neither delivered nor known as undeliverable after %d ms"
                        .formatted(incident, (nanos - since) / 1_000_000));
            }
        });
    }
}
