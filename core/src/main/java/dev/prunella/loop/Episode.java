// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.Actor;
import dev.prunella.model.Reason;
import dev.prunella.record.Incident;
import org.jspecify.annotations.Nullable;

/**
 * An open incident and how far its runbook has come.
 *
 * @param incident the record of it
 * @param step index of the runbook's step that comes next
 * @param attempts already made at that step
 * @param numbered attempts of the incident that have a number, started or not: no key is ever used twice
 * @param supposed would-be actions in SHADOW since the runbook was begun
 * @param toldNanos when a person was told; null for not yet
 * @param refusal code of the last refusal, to tell a refusal once; null for none
 * @param takenOver why nothing further is begun: a person said no; null for not so
 */
public record Episode(
        Incident incident,
        int step,
        int attempts,
        int numbered,
        int supposed,
        @Nullable Long toldNanos,
        @Nullable String refusal,
        @Nullable Reason takenOver) {

    static Episode open(Incident incident) {
        return new Episode(incident, 0, 0, 0, 0, null, null, null);
    }

    /** The latest diagnosis. */
    public Diagnosis diagnosis() {
        return incident.diagnosis();
    }

    Actor actor() {
        return incident.actor();
    }

    boolean acted() {
        return numbered > 0;
    }

    Episode noting(String what, long nowNanos) {
        return new Episode(
                incident.with(what, nowNanos), step, attempts, numbered, supposed, toldNanos, refusal, takenOver);
    }

    /** A person demands that the runbook is begun again, on their behalf. */
    Episode demandedBy(Actor person) {
        return new Episode(incident.onBehalfOf(person), 0, 0, numbered, 0, toldNanos, null, null);
    }

    /** Another kind of trouble: its runbook begins at the lightest step. */
    Episode diagnosed(Diagnosis other) {
        return new Episode(incident.diagnosed(other), 0, 0, numbered, 0, toldNanos, null, takenOver);
    }

    /** A more exact cause of the same kind: the ladder goes on where it is. */
    Episode refined(Diagnosis other) {
        return new Episode(
                incident.diagnosed(other), step, attempts, numbered, supposed, toldNanos, refusal, takenOver);
    }

    Episode atStep(int index) {
        return index == step
                ? this
                : new Episode(incident, index, 0, numbered, supposed, toldNanos, refusal, takenOver);
    }

    /** An attempt has got its number. */
    Episode numberedOne() {
        return new Episode(incident, step, attempts, numbered + 1, supposed, toldNanos, refusal, takenOver);
    }

    /** The attempt that began did not begin after all. */
    Episode notStarted() {
        return new Episode(incident, step, attempts - 1, numbered, supposed, toldNanos, refusal, takenOver);
    }

    /** The numbered attempt was started. */
    Episode started() {
        return new Episode(incident, step, attempts + 1, numbered, supposed, toldNanos, null, takenOver);
    }

    /** In SHADOW: an attempt would have been started. */
    Episode supposedOne() {
        return new Episode(incident, step, attempts, numbered, supposed + 1, toldNanos, null, takenOver);
    }

    boolean escalated() {
        return toldNanos != null;
    }

    Episode told(long nowNanos) {
        return new Episode(incident, step, attempts, numbered, supposed, nowNanos, refusal, takenOver);
    }

    Episode refused(String code) {
        return new Episode(incident, step, attempts, numbered, supposed, toldNanos, code, takenOver);
    }

    /** A person said no: from here on it is theirs. */
    Episode takenOver(Reason by) {
        return new Episode(incident, step, attempts, numbered, supposed, toldNanos, refusal, by);
    }
}
