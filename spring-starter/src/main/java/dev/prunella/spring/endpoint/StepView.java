// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

import dev.prunella.detect.Symptom;
import dev.prunella.record.Incident;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of an incident's timeline.
 *
 * @param afterMillis since the incident was opened; less than zero for what came before
 * @param stage the part of the loop that it tells of
 * @param what a sentence
 */
public record StepView(long afterMillis, Stage stage, String what) {

    private static final long NANOS_PER_MILLI = 1_000_000;

    /** What was noticed first, then the timeline. */
    static List<StepView> of(Incident incident) {
        List<StepView> steps = new ArrayList<>();
        Symptom first = incident.symptom();
        steps.add(new StepView(
                millis(Math.min(0, first.atNanos() - incident.openedNanos())), Stage.DETECT, "noticed: " + first));
        for (Incident.Entry entry : incident.timeline()) {
            steps.add(new StepView(millis(entry.afterNanos()), Stage.of(entry.what()), entry.what()));
        }
        return steps;
    }

    private static long millis(long nanos) {
        return Math.floorDiv(nanos, NANOS_PER_MILLI);
    }
}
