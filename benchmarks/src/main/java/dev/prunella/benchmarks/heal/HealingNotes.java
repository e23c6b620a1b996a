// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import dev.prunella.record.HealingEvent;
import dev.prunella.record.HealingListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes of a run what the supervisor did. */
final class HealingNotes implements HealingListener {

    private final List<String> diagnoses = new CopyOnWriteArrayList<>();
    private final List<String> actions = new CopyOnWriteArrayList<>();
    private final List<String> outcomes = new CopyOnWriteArrayList<>();

    @Override
    public void on(HealingEvent event) {
        if (event instanceof HealingEvent.Opened opened) {
            diagnoses.add(opened.diagnosis().toString());
        } else if (event instanceof HealingEvent.Rediagnosed again) {
            diagnoses.add(again.diagnosis().toString());
        } else if (event instanceof HealingEvent.Ended ended) {
            actions.add(ended.attempt().remediation() + " " + ended.end());
        } else if (event instanceof HealingEvent.Closed closed) {
            outcomes.add(closed.outcome().toString());
        }
    }

    String diagnosis() {
        return String.join(", ", diagnoses);
    }

    String actions() {
        return String.join(", ", actions);
    }

    String outcome() {
        return String.join(", ", outcomes);
    }

    boolean closed() {
        return !outcomes.isEmpty();
    }
}
