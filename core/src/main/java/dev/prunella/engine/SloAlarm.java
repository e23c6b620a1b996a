// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.detect.Symptom;
import dev.prunella.diagnose.Cause;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.escalate.Burn;
import dev.prunella.escalate.Escalation;
import dev.prunella.model.Actor;
import dev.prunella.model.IncidentId;
import dev.prunella.model.Reason;
import dev.prunella.model.Severity;
import dev.prunella.model.TargetInfo;
import dev.prunella.record.HealingEvent;
import dev.prunella.record.Incident;
import dev.prunella.slo.AlertState;
import dev.prunella.slo.BurnAlert.Urgency;
import dev.prunella.slo.Slo;
import dev.prunella.slo.SloStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows when alerts of one objective begin to fire, or end: it is told, the probes of the targets are woken, and a person hears of
 * it, unless a sick target explains it. It starts no remediation. Confined to the timer's thread.
 */
final class SloAlarm {

    private final Slo slo;
    private final String name;
    private final Objectives.Around around;
    private final long run;
    private int count;
    private @Nullable Open open;
    private boolean well;

    SloAlarm(Slo slo, Objectives.Around around) {
        this.slo = slo;
        this.around = around;
        name = Slo.PREFIX + slo.name();
        run = around.seams().randomness().nextLong();
    }

    /** What a person was told, or will be unless something explains it. */
    private record Open(IncidentId incident, Urgency urgency) {}

    void follow(SloStatus status, List<AlertState> changed) {
        changed.forEach(each -> tell(status, each));
        AlertState loudest = status.loudest();
        Urgency urgency = loudest == null ? null : loudest.alert().urgency();
        if (urgency != (open == null ? null : open.urgency)) {
            close(Reason.of("burn-changed", "slo %s: %s", slo.name(), status.budget()));
            if (loudest != null) {
                raise(status, loudest);
            }
        }
        boolean nowWell = loudest == null
                && status.gap().isEmpty()
                && status.budget().counts().total() > 0;
        if (nowWell && !well) {
            around.escalations().stands(name);
        }
        well = nowWell;
    }

    private void tell(SloStatus status, AlertState alert) {
        String only =
                status.concerns().size() == 1 ? status.concerns().iterator().next() : "";
        String target = around.cells().find(only) == null ? "" : only;
        Reason what = Reason.of("slo-burn", "slo %s: %s; %s", slo.name(), wordsOf(alert), status.budget());
        around.told()
                .accept(new HealingEvent.BudgetAlert(
                        target, slo.name(), alert.alert().urgency() == Urgency.PAGE, alert.firing(), what));
        if (alert.firing()) {
            wake(status, alert);
        }
    }

    private static String wordsOf(AlertState alert) {
        return alert.firing() ? alert.sentence() : "over: " + alert.sentence();
    }

    private void wake(SloStatus status, AlertState alert) {
        Reason why = Reason.of("slo-burn", "slo %s burns its error budget: %s", slo.name(), alert.alert());
        for (String target : status.concerns()) {
            TargetCell cell = around.cells().find(target);
            if (cell != null) {
                cell.noticed(why);
            }
        }
    }

    /** A ticket stays one, whatever the severity. */
    private void raise(SloStatus status, AlertState alert) {
        boolean page = alert.alert().urgency() == Urgency.PAGE;
        boolean tooLoud = !page && slo.severity() == Severity.CRITICAL;
        TargetInfo info = slo.info(tooLoud ? Severity.ERROR : slo.severity(), status.concerns());
        count++;
        IncidentId id = IncidentId.of(name, run, count);
        open = new Open(id, alert.alert().urgency());
        Reason why = Reason.of("slo-burn", "%s; %s", alert.sentence(), status.budget());
        Symptom symptom = new Symptom(why, status.atNanos(), null);
        Cause cause = new Cause(page ? "fast-burn" : "slow-burn");
        Diagnosis diagnosis = new Diagnosis(Diagnosis.Kind.DEGRADED, cause, 0, why.text());
        Incident incident = Incident.open(id, name, symptom, status.atNanos(), diagnosis, Actor.automation());
        if (page) {
            status.concerns().forEach(around.escalations()::hasten);
        }
        Burn burn = page ? Burn.FAST : Burn.SLOW;
        around.escalations().raiseAs(new Escalation(info, incident, why).rated(burn, ""));
    }

    private void close(Reason why) {
        if (open != null) {
            around.escalations().close(name, open.incident, why);
            open = null;
        }
    }

    /** The supervisor is closed: nobody looks any more. */
    void end() {
        close(Reason.of("suppressed", "supervision has ended"));
    }
}
