// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import dev.prunella.record.HealingEvent;
import dev.prunella.record.HealingListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes of a run what the supervisor did. */
final class HealingNotes implements HealingListener {

    private final List<String> opened = new CopyOnWriteArrayList<>();
    private final List<String> diagnoses = new CopyOnWriteArrayList<>();
    private final List<String> actions = new CopyOnWriteArrayList<>();
    private final List<String> outcomes = new CopyOnWriteArrayList<>();

    @Override
    public void on(HealingEvent event) {
        if (event instanceof HealingEvent.Opened incident) {
            opened.add(incident.incident().toString());
            diagnoses.add(incident.diagnosis().toString());
        } else if (event instanceof HealingEvent.Rediagnosed again) {
            diagnoses.add(again.diagnosis().toString());
        } else if (event instanceof HealingEvent.Ended ended) {
            actions.add(ended.attempt().remediation() + " " + ended.end());
        } else if (event instanceof HealingEvent.Closed closed) {
            outcomes.add(closed.outcome().toString());
        }
    }

    String diagnosis() {
        return joined(diagnoses);
    }

    String actions() {
        return joined(actions);
    }

    String outcome() {
        return joined(outcomes);
    }

    /** Whether no incident is open. */
    boolean quiet() {
        return opened.size() == outcomes.size();
    }

    private static String joined(List<String> notes) {
        return notes.isEmpty() ? "-" : String.join(", ", notes);
    }
}
