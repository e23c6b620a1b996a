// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.testkit.simulation.trace.Happening;

/** INVARIANT 18: records are numbered without a gap and chained to each other. */
final class SequenceCheck implements Check {

    private final Facts facts;
    private final Objections objections;
    private long last;
    private String hash = "";

    SequenceCheck(Facts facts, Objections objections) {
        this.facts = facts;
        this.objections = objections;
    }

    @Override
    public void on(Happening fact) {
        if (fact instanceof Happening.ProcessBegan && !facts.scenario().durable()) {
            last = 0;
            hash = "";
        } else if (fact instanceof Happening.Recorded record) {
            recorded(record);
        }
    }

    private void recorded(Happening.Recorded record) {
        if (record.sequence() != last + 1) {
            objections.say("record %d follows record %d".formatted(record.sequence(), last));
        }
        boolean opensASegment = record.kind().equals("CHECKPOINT") || hash.isEmpty();
        if (!opensASegment && !record.previous().equals(hash)) {
            objections.say("record %d is not chained to the one before it".formatted(record.sequence()));
        }
        last = record.sequence();
        hash = record.hash();
    }
}
