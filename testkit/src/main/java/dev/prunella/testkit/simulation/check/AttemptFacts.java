// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.act.Attempt;
import dev.prunella.record.HealingEvent;
import org.jspecify.annotations.Nullable;

/** One attempt as a run has shown it; moments are −1 until they come. */
public final class AttemptFacts {

    private final HealingEvent.Intended intended;
    private final int process;
    private final long intendedNanos;
    private long startedNanos = -1;
    private long finishedNanos = -1;
    private long endedNanos = -1;
    private boolean withdrawn;
    private Attempt.@Nullable End end;

    AttemptFacts(HealingEvent.Intended intended, int process, long intendedNanos) {
        this.intended = intended;
        this.process = process;
        this.intendedNanos = intendedNanos;
    }

    /** What the supervisor said of it first. */
    public HealingEvent.Intended intended() {
        return intended;
    }

    /** Its key. */
    public String key() {
        return intended.attempt().key();
    }

    /** Whose. */
    public String target() {
        return intended.target();
    }

    /** In which incident. */
    public String incident() {
        return intended.incident().value();
    }

    /** What. */
    public String remediation() {
        return intended.attempt().remediation();
    }

    /** The number of the process that it belongs to. */
    public int process() {
        return process;
    }

    /** When it was permitted and charged. */
    public long intendedNanos() {
        return intendedNanos;
    }

    /** When it really began. */
    public long startedNanos() {
        return startedNanos;
    }

    /** When it really ended, be it with its process. */
    public long finishedNanos() {
        return finishedNanos;
    }

    /** When the supervisor said that it has ended. */
    public long endedNanos() {
        return endedNanos;
    }

    /** How it ended. */
    public Attempt.@Nullable End end() {
        return end;
    }

    /** Whether it really began. */
    public boolean started() {
        return startedNanos >= 0;
    }

    /** Whether it really runs. */
    public boolean runs() {
        return started() && finishedNanos < 0;
    }

    /** Whether the supervisor takes it for over: ended, or its intent refused. */
    public boolean over() {
        return endedNanos >= 0 || withdrawn;
    }

    /** Whether its intent was refused, so that it was no start. */
    public boolean withdrawn() {
        return withdrawn;
    }

    void start(long nanos) {
        startedNanos = nanos;
    }

    void finish(long nanos) {
        finishedNanos = finishedNanos < 0 ? nanos : finishedNanos;
    }

    void end(Attempt.End how, long nanos) {
        end = how;
        endedNanos = nanos;
    }

    void withdraw() {
        withdrawn = true;
    }

    /** Its process is gone. */
    void gone(long nanos) {
        if (started()) {
            finish(nanos);
        }
        withdrawn = true;
    }
}
