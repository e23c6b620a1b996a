// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.act.Attempt;
import dev.prunella.act.Compensation;
import dev.prunella.decide.Conditions;
import dev.prunella.decide.Proposal;
import dev.prunella.decide.Runbook;
import dev.prunella.decide.Step;
import dev.prunella.detect.Look;
import dev.prunella.detect.Reading;
import dev.prunella.detect.SideView;
import dev.prunella.detect.Symptom;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.escalate.Escalation;
import dev.prunella.model.Actor;
import dev.prunella.model.IncidentId;
import dev.prunella.model.Reason;
import dev.prunella.record.HealingEvent;
import dev.prunella.record.Incident;
import dev.prunella.record.Outcome;
import dev.prunella.time.Deadline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The course of an incident, in the moves that several phases share: open, decide, escalate, end an attempt, close. */
final class Course {

    /** What a permit outlives its step by, for the intent's record before it and the verdict after it. */
    private static final Duration PERMIT_MARGIN = Duration.ofSeconds(20);

    private Course() {}

    /** Diagnose: the evidence suffices, an incident begins. */
    static void open(Draft draft, Symptom symptom, Diagnosis diagnosis, Actor actor) {
        draft.incidents++;
        IncidentId id = IncidentId.of(draft.target.name(), draft.run(), draft.incidents);
        draft.episode = Episode.open(Incident.open(id, draft.target.name(), symptom, draft.now, diagnosis, actor));
        draft.doubt = Doubt.none(draft.now);
        draft.tell(new HealingEvent.Opened(draft.target.name(), id, symptom, diagnosis, actor));
        if (diagnosis.actionable()) {
            draft.fellIll();
        }
        decide(draft);
    }

    /** Decide: the runbook's next step, put before the guardrails. */
    static void decide(Draft draft) {
        Episode episode = draft.open();
        Diagnosis diagnosis = episode.diagnosis();
        if (episode.takenOver() != null) {
            draft.enter(new Spent(episode.takenOver()));
            return;
        }
        if (!diagnosis.actionable()) {
            draft.enter(Holding.until(draft.now));
            return;
        }
        Runbook runbook = draft.target.runbooks().forDiagnosis(diagnosis);
        if (runbook == null) {
            escalate(draft, Reason.of("no-runbook", "there is no runbook for %s", diagnosis));
            draft.enter(Holding.until(draft.now));
            return;
        }
        int index = nextStep(draft, runbook);
        if (index < 0) {
            escalate(draft, runbookSpent(diagnosis));
            draft.enter(new Spent(runbookSpent(diagnosis)));
            return;
        }
        Plan plan = new Plan(runbook.steps().get(index), index, draft.now, null, draft.policyHash);
        if (Shadowing.applies(draft)) {
            Shadowing.ask(draft, plan);
            return;
        }
        draft.episode = episode.atStep(index);
        draft.emit(new Effect.Ask(proposal(draft, plan), permitLife(plan.step())));
        draft.enter(new Deciding(plan, false));
    }

    private static Reason runbookSpent(Diagnosis diagnosis) {
        return Reason.of("runbook-spent", "no step is left that could cure %s", diagnosis);
    }

    /** Escalate: once an incident, and not while a person wants silence. */
    static void escalate(Draft draft, Reason reason) {
        if (draft.open().escalated() || !draft.mayTell()) {
            return;
        }
        draft.episode = draft.open().told(draft.now);
        draft.tell(new HealingEvent.EscalationDue(
                draft.target.name(), draft.open().incident().id(), reason));
        draft.emit(new Effect.Escalate(
                new Escalation(draft.target.info(), draft.open().incident(), reason)));
    }

    /** An attempt is over without health: its end is recorded, the permit given back, the evidence gathered anew. */
    static void attemptOver(
            Draft draft, Attempt attempt, long permit, Attempt.End end, String detail, Attempt.@Nullable Ran ran) {
        ended(draft, attempt, permit, end, detail, ran);
        draft.forgetEvidence();
        draft.lookAtOnce();
        draft.enter(Holding.until(draft.now));
    }

    /** Records the end of an attempt and gives its permit back. */
    static void ended(
            Draft draft, Attempt attempt, long permit, Attempt.End end, String detail, Attempt.@Nullable Ran ran) {
        tellEnd(draft, attempt, end, detail, ran);
        draft.emit(new Effect.Release(permit, end));
    }

    /** Records the end of an attempt whose permit is still needed. */
    static void tellEnd(Draft draft, Attempt attempt, Attempt.End end, String detail, Attempt.@Nullable Ran ran) {
        Watching.end(draft);
        tell(draft, attempt, end, detail, ran);
        draft.fatigue = end == Attempt.End.NOT_STARTED
                ? draft.fatigue.spared(attempt.key())
                : draft.fatigue.attempted(draft.policy.backoff(), draft.now);
    }

    /** Records the end of an attempt, and nothing follows from it. */
    static void tell(Draft draft, Attempt attempt, Attempt.End end, String detail, Attempt.@Nullable Ran ran) {
        IncidentId id = draft.open().incident().id();
        draft.tell(new HealingEvent.Ended(draft.target.name(), id, attempt, end, detail, ran));
    }

    /** Close: the incident is over. */
    static void close(Draft draft, Outcome outcome) {
        close(draft, outcome, "");
    }

    /** The same, with what is to be known about the outcome. */
    static void close(Draft draft, Outcome outcome, String note) {
        Incident incident = draft.open().incident();
        draft.tell(new HealingEvent.Closed(draft.target.name(), incident.id(), outcome, incident, note));
        draft.episode = null;
        draft.approval = null;
        draft.flapping = draft.flapping.ended(draft.now);
        cool(draft, outcome, draft.now + draft.policy.cooldown().toNanos());
        draft.enter(Calm.CALM);
    }

    private static void cool(Draft draft, Outcome outcome, long untilNanos) {
        if (Shadowing.applies(draft)) {
            draft.shadow = draft.shadow.tired(draft.shadow.fatigue().cooling(untilNanos));
        }
        if (!wasShadowAlone(draft, outcome)) {
            draft.fatigue = draft.fatigue.cooling(untilNanos);
        }
    }

    /** What was acted on or told before the mode changed tires both. */
    private static boolean wasShadowAlone(Draft draft, Outcome outcome) {
        return Shadowing.applies(draft) && outcome == Outcome.SUPPRESSED;
    }

    /** How an incident ends that ends by itself. */
    static Outcome unhealed(Draft draft) {
        if (draft.open().escalated()) {
            return Outcome.ESCALATED;
        }
        return draft.mayTell() || draft.open().acted() ? Outcome.SELF_RECOVERED : Outcome.SUPPRESSED;
    }

    static Proposal proposal(Draft draft, Plan plan) {
        Episode episode = draft.open();
        Look look = telling(draft.inside);
        Duration age = look == null ? null : Duration.ofNanos(draft.now - look.endedNanos());
        Fatigue fatigue = Shadowing.applies(draft) ? draft.shadow.fatigue() : draft.fatigue;
        Conditions conditions = new Conditions(
                draft.mode,
                draft.desired,
                draft.hold,
                age,
                draft.target.probing().period().multipliedBy(2),
                draft.stuckAttempts,
                draft.earlierRuns,
                fatigue.cooldownEndsNanos(),
                fatigue.backoffEndsNanos(),
                fatigue.processEnds().size(),
                draft.target.capabilities(),
                draft.target.incidentBudget(),
                draft.flapping.latched(),
                plan.approval() == null ? draft.approval : plan.approval(),
                plan.policy(),
                episode.toldNanos());
        return new Proposal(
                draft.target.info(),
                draft.generation,
                episode.incident().id(),
                Attempt.key(episode.incident().id(), plan.index() + 1, episode.numbered() + 1),
                plan.step().remediation(),
                episode.diagnosis(),
                draft.outsidePasses(),
                episode.actor(),
                conditions);
    }

    /** The newest failure, else the last look if it has said anything. */
    private static @Nullable Look telling(SideView inside) {
        Look last = inside.last();
        boolean says = last != null && last.reading().status() != Reading.Status.UNKNOWN;
        return inside.lastFail() != null ? inside.lastFail() : says ? last : null;
    }

    static Attempt attempt(Draft draft, Plan plan) {
        Episode episode = draft.open();
        return new Attempt(
                episode.incident().id(),
                plan.index() + 1,
                episode.numbered() + 1,
                plan.step().remediation().name(),
                draft.generation,
                Deadline.in(plan.step().deadline(), draft.now));
    }

    static int nextStep(Draft draft, Runbook runbook) {
        Episode episode = draft.open();
        return Shadowing.applies(draft) ? Shadowing.nextStep(runbook, episode) : nextStep(runbook, episode);
    }

    static int nextStep(Runbook runbook, Episode episode) {
        int from = episode.step();
        boolean used = from < runbook.steps().size()
                && episode.attempts() >= runbook.steps().get(from).attempts();
        return runbook.stepFor(episode.diagnosis().cause(), used ? from + 1 : from);
    }

    private static Duration permitLife(Step step) {
        Compensation undo = step.remediation().compensation();
        return step.deadline()
                .plus(step.verification().patience())
                .plus(undo == null ? Duration.ZERO : undo.deadline())
                .plus(PERMIT_MARGIN);
    }
}
