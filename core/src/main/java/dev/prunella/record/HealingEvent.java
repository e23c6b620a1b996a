// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import dev.prunella.act.Attempt;
import dev.prunella.decide.Judgement;
import dev.prunella.decide.ShadowTally;
import dev.prunella.decide.ShadowVerdict;
import dev.prunella.detect.Symptom;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.Actor;
import dev.prunella.model.IncidentId;
import dev.prunella.model.Mode;
import dev.prunella.model.Reason;
import dev.prunella.verify.Verdict;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Something that happened in the loop, as listeners, the log and the trail see it. */
public sealed interface HealingEvent {

    /** The target's name; empty for what concerns the supervisor as a whole. */
    String target();

    /** The episode; null outside of one. */
    default @Nullable IncidentId incident() {
        return null;
    }

    /** What happened, in one line without the target's name. */
    String what();

    /** Something was noticed; the probes look closer. */
    record Suspected(String target, Symptom symptom) implements HealingEvent {
        @Override
        public String what() {
            return "noticed: " + symptom;
        }
    }

    /** The suspicion was not confirmed. */
    record Cleared(String target, String why) implements HealingEvent {
        @Override
        public String what() {
            return "nothing wrong: " + why;
        }
    }

    /** The evidence sufficed: an episode begins. */
    record Opened(String target, IncidentId incident, Symptom symptom, Diagnosis diagnosis, Actor actor)
            implements HealingEvent {
        @Override
        public String what() {
            String trace = symptom.trace() == null ? "" : ", trace " + symptom.trace();
            return "diagnosed %s on behalf of %s: %s%s".formatted(diagnosis, actor, diagnosis.summary(), trace);
        }
    }

    /** New evidence within an episode changed the diagnosis. */
    record Rediagnosed(String target, IncidentId incident, Diagnosis diagnosis) implements HealingEvent {
        @Override
        public String what() {
            return "now diagnosed %s: %s".formatted(diagnosis, diagnosis.summary());
        }
    }

    /** A guardrail refused an action; told again only when the refusal changes. */
    record Refused(String target, IncidentId incident, String remediation, Judgement refusal) implements HealingEvent {
        @Override
        public String what() {
            return "%s not done: %s".formatted(remediation, refusal);
        }
    }

    /** A target in SHADOW would have started an action; the tally and how long it has been counted are the remediation's. */
    record ShadowActed(
            String target,
            IncidentId incident,
            String key,
            String remediation,
            Diagnosis diagnosis,
            ShadowTally tally,
            Duration counted)
            implements HealingEvent {
        @Override
        public String what() {
            return "would do %s (%s) against %s; it is only shadowed".formatted(remediation, key, diagnosis);
        }
    }

    /** It is judged whether an action that was not done in SHADOW would have been right. */
    record ShadowJudged(
            String target,
            IncidentId incident,
            String key,
            String remediation,
            ShadowVerdict verdict,
            String why,
            ShadowTally tally,
            Duration counted)
            implements HealingEvent {
        @Override
        public String what() {
            return "%s (%s) would have been %s: %s; it %s".formatted(remediation, key, verdict, why, tally);
        }
    }

    /** What was judged of SHADOW speaks for another mode, or no longer does, and then the mode is null. A person decides. */
    record ShadowProposed(String target, @Nullable Mode mode, ShadowTally total) implements HealingEvent {
        @Override
        public String what() {
            return mode == null
                    ? "no other mode is proposed any more: it " + total
                    : "mode %s is proposed, a person decides: it %s".formatted(mode, total);
        }
    }

    /** An action is about to begin; its record is durable before the first effect. */
    record Intended(
            String target, IncidentId incident, Attempt attempt, Diagnosis diagnosis, Actor actor, boolean endsProcess)
            implements HealingEvent {
        @Override
        public String what() {
            String against = attempt.undoes() == null ? "against " + diagnosis : "to take back " + attempt.undoes();
            return "intends %s (%s) %s".formatted(attempt.remediation(), attempt.key(), against);
        }
    }

    /**
     * An attempt ended; a compensation that did its work ends INEFFECTIVE, as it is not there to heal; {@code ran} is null if what it runs never
     * began.
     */
    record Ended(
            String target,
            IncidentId incident,
            Attempt attempt,
            Attempt.End end,
            String detail,
            Attempt.@Nullable Ran ran)
            implements HealingEvent {
        @Override
        public String what() {
            boolean tookBack = attempt.undoes() != null && end == Attempt.End.INEFFECTIVE;
            String how = tookBack ? "took back " + attempt.undoes() : "ended " + end;
            return "%s (%s) %s: %s".formatted(attempt.remediation(), attempt.key(), how, detail);
        }
    }

    /** Health was measured after an action. */
    record Verified(String target, IncidentId incident, Verdict verdict, String detail) implements HealingEvent {
        @Override
        public String what() {
            return "verified %s: %s".formatted(verdict, detail);
        }
    }

    /** A person must be told. */
    record EscalationDue(String target, IncidentId incident, Reason reason) implements HealingEvent {
        @Override
        public String what() {
            return "escalates: " + reason;
        }
    }

    /** A channel took the escalation, or its resolution, or it was undeliverable there. */
    record EscalationSent(
            String target, IncidentId incident, String channel, boolean resolution, boolean delivered, String detail)
            implements HealingEvent {
        @Override
        public String what() {
            return "%s %s by %s: %s"
                    .formatted(
                            resolution ? "resolution" : "escalation",
                            delivered ? "delivered" : "undeliverable",
                            channel,
                            detail);
        }
    }

    /** What became of an escalation after it was due; the actor is who acknowledged it, or the loop. */
    record EscalationMoved(String target, IncidentId incident, Move move, Actor actor, String detail)
            implements HealingEvent {

        /** What became of it. */
        public enum Move {
            /** It is told as part of another one. */
            FOLDED("folded"),
            /** It is not told for now. */
            SUPPRESSED("suppressed"),
            /** It was told once more, as nobody has acknowledged it. */
            REPEATED("repeated"),
            /** A person takes care of it. */
            ACKNOWLEDGED("acknowledged"),
            /** It is over. */
            RESOLVED("resolved");

            private final String word;

            Move(String word) {
                this.word = word;
            }

            /** The word for the trail and for meters. */
            public String word() {
                return word;
            }
        }

        @Override
        public String what() {
            return "escalation %s: %s".formatted(move.word(), detail);
        }
    }

    /** What had been handed over to the platform was taken back. */
    record TakenBack(String target, String remediation) implements HealingEvent {
        @Override
        public String what() {
            return "took back " + remediation;
        }
    }

    /** An episode ended; the note is what is to be known about the outcome, or empty. */
    record Closed(String target, IncidentId incident, Outcome outcome, Incident history, String note)
            implements HealingEvent {
        @Override
        public String what() {
            return note.isEmpty() ? "incident closed " + outcome : "incident closed " + outcome + ": " + note;
        }
    }

    /** Health has held for so long that ends of the process are counted anew. */
    record Steadied(String target, Duration healthyFor) implements HealingEvent {
        @Override
        public String what() {
            return "has been well for " + healthyFor + ": ends of the process are counted anew";
        }
    }

    /** A person commanded something; the value is a hold's span in ISO 8601, the name of a mode or state, or empty. */
    record Commanded(String target, @Nullable IncidentId incident, Actor actor, Reason command, String value)
            implements HealingEvent {
        @Override
        public String what() {
            return command.code().equals("hold")
                    ? "%s: holds for %s: %s".formatted(actor, value, command)
                    : "%s: %s".formatted(actor, command);
        }
    }

    /** Something of ours or of the application's misbehaved and was contained. */
    record Contained(String target, @Nullable IncidentId incident, Reason trouble) implements HealingEvent {
        @Override
        public String what() {
            return "contained: " + trouble;
        }
    }

    /**
     * An objective's error budget burns so fast that a person is to know, or no longer does; the target is empty unless exactly one is
     * concerned.
     */
    record BudgetAlert(String target, String slo, boolean page, boolean firing, Reason why) implements HealingEvent {
        @Override
        public String what() {
            return why.text();
        }
    }

    /**
     * Something that needs no permission since it is local, bounded and reversible was done at traffic speed, such as a breaker that
     * opened, or would have been; told afterwards. The target is empty if none of that name is supervised.
     */
    record Reflexed(String target, String guard, Reason reflex) implements HealingEvent {
        @Override
        public String what() {
            return reflex.text();
        }
    }
}
