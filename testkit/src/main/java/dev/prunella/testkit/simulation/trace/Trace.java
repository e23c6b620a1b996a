// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.trace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The facts of one run, in their order. For one thread. */
public final class Trace {

    private static final int MOST = 2_000_000;

    private final List<Happening> facts = new ArrayList<>();

    /** Adds one. */
    public void add(Happening fact) {
        if (facts.size() >= MOST) {
            throw new IllegalStateException("simulation: more than " + MOST + " things happened in one run");
        }
        facts.add(fact);
    }

    /** All of them. */
    public List<Happening> facts() {
        return Collections.unmodifiableList(facts);
    }

    /** One line a fact: equal for equal runs, byte by byte. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Happening fact : facts) {
            text.append(fact.atNanos())
                    .append(' ')
                    .append(fact.getClass().getSimpleName())
                    .append(' ')
                    .append(fact.target())
                    .append(' ')
                    .append(fact.tell())
                    .append('\n');
        }
        return text.toString();
    }
}
