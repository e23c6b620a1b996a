// SPDX-License-Identifier: Apache-2.0
package dev.prunella.samples.failover;

import dev.prunella.record.HealingEvent;
import dev.prunella.record.HealingListener;
import dev.prunella.verify.Verdict;
import java.util.function.Consumer;

/** Keeps what the table at the end tells, and hands each phase on as a line. */
final class HealingNotes implements HealingListener {

    private final Consumer<String> lines;
    private volatile String diagnosis = "none";
    private volatile String done = "nothing";
    private volatile String verdict = "not verified";
    private volatile boolean healed;

    HealingNotes(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public void on(HealingEvent event) {
        lines.accept(event.what());
        if (event instanceof HealingEvent.Opened opened) {
            diagnosis = opened.diagnosis().toString();
        } else if (event instanceof HealingEvent.Ended ended) {
            done = ended.attempt().remediation() + ": " + ended.detail();
        } else if (event instanceof HealingEvent.Verified verified) {
            verdict = verified.verdict().toString();
            healed = verified.verdict() == Verdict.HEALED;
        }
    }

    String diagnosis() {
        return diagnosis;
    }

    String done() {
        return done;
    }

    String verdict() {
        return verdict;
    }

    boolean healed() {
        return healed;
    }
}
