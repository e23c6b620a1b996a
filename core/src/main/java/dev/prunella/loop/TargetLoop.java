// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.decide.Approval;
import dev.prunella.decide.Policy;
import dev.prunella.detect.Look;
import dev.prunella.detect.Reading;
import dev.prunella.detect.Side;
import dev.prunella.model.Actor;
import dev.prunella.model.DesiredState;
import dev.prunella.model.Generation;
import dev.prunella.model.Health;
import dev.prunella.model.Hold;
import dev.prunella.model.Mode;
import dev.prunella.model.Reason;
import dev.prunella.record.HealingEvent;
import dev.prunella.record.Outcome;
import dev.prunella.target.Target;
import org.jspecify.annotations.Nullable;

/**
 * The loop of one target, as a pure function: the same state, event and time give the same next state and effects. Reading this
 * class from the top is reading the loop; each phase has a file of its own.
 *
 * <pre>
 * Calm -&gt; Suspecting -&gt; Deciding -&gt; Arming -&gt; Checking -&gt; Acting -&gt; Verifying -&gt; Stabilising -&gt; Calm
 *                          ^                                            |
 *                       Holding  &lt;------ refused, or not healed --------+----&gt; Spent (escalated)
 * </pre>
 */
public final class TargetLoop {

    private final Target target;
    private final Policy policy;
    private final String policyHash;

    /** The loop of {@code target} under {@code policy}, whose {@link Policy#hash()} is {@code policyHash}. */
    public TargetLoop(Target target, Policy policy, String policyHash) {
        this.target = target;
        this.policy = policy;
        this.policyHash = policyHash;
    }

    /** One step. */
    public Transition step(TargetState state, TargetEvent event, long nowNanos) {
        Draft draft = new Draft(target, policy, policyHash, state, nowNanos);
        handle(draft, event);
        Shadowing.judge(draft);
        Looking.hurry(draft);
        Looking.start(draft);
        Looking.wake(draft);
        return draft.freeze();
    }

    private static void handle(Draft draft, TargetEvent event) {
        if (event instanceof TargetEvent.Looked looked) {
            replaced(draft, looked.present());
            looked(draft, looked.look());
        } else if (event instanceof TargetEvent.Tick) {
            draft.phase.tick(draft);
        } else if (event instanceof TargetEvent.Noticed noticed) {
            Shadowing.noticed(draft, noticed.symptom());
            draft.phase.noticed(draft, noticed.symptom());
        } else if (event instanceof TargetEvent.DependencyChanged changed) {
            dependency(draft, changed);
        } else if (event instanceof TargetEvent.EvidenceReset) {
            startAnew(draft);
        } else if (event instanceof TargetEvent.Retired retired) {
            retire(draft, retired.why());
        } else if (!decided(draft, event)) {
            commanded(draft, event);
        }
    }

    private static void startAnew(Draft draft) {
        draft.forgetEvidence();
        if (draft.phase instanceof Suspecting suspecting) {
            draft.enter(suspecting.from(draft.now));
        }
    }

    private static boolean decided(Draft draft, TargetEvent event) {
        if (event instanceof TargetEvent.Ruled ruled) {
            draft.phase.ruled(draft, ruled.ruling(), ruled.permit());
        } else if (event instanceof TargetEvent.IntentDurable durable) {
            draft.phase.intentDurable(draft, durable.attemptKey());
        } else if (event instanceof TargetEvent.IntentRefused refused) {
            draft.phase.intentRefused(draft, refused.attemptKey(), refused.reason());
        } else if (event instanceof TargetEvent.AttemptReturned returned) {
            draft.generation = draft.generation.latest(returned.generation());
            draft.phase.returned(draft, returned.attemptKey(), returned.result());
        } else if (event instanceof TargetEvent.AttemptAbandoned abandoned) {
            draft.phase.abandoned(draft, abandoned.attemptKey());
        } else if (event instanceof TargetEvent.AttemptCalledOff calledOff) {
            draft.phase.calledOff(draft, calledOff.attemptKey());
        } else if (event instanceof TargetEvent.Sampled sampled) {
            Watching.sampled(draft, sampled);
        } else if (event instanceof TargetEvent.AbandonedReturned late) {
            replaced(draft, late.generation());
            draft.stuckAttempts = Math.max(0, draft.stuckAttempts - 1);
        } else if (event instanceof TargetEvent.EarlierStillRuns) {
            draft.earlierRuns++;
        } else if (event instanceof TargetEvent.EarlierReturned earlier) {
            earlierReturned(draft, earlier.left());
        } else {
            return false;
        }
        return true;
    }

    /** What was seen while it ran proves nothing, as with an action of this supervision. */
    private static void earlierReturned(Draft draft, @Nullable Generation left) {
        draft.earlierRuns--;
        if (left != null) {
            draft.generation = draft.generation.latest(left);
            startAnew(draft);
        }
    }

    /** The thing was replaced without an attempt of ours, or by one that was given up: what was seen was another one. */
    private static void replaced(Draft draft, Generation present) {
        Generation latest = draft.generation.latest(present);
        if (!latest.equals(draft.generation)) {
            draft.generation = latest;
            draft.forgetEvidence();
            draft.phase.replaced(draft);
        }
    }

    private static void looked(Draft draft, Look look) {
        boolean outsideWasDown = draft.outside.run().fails() > 0;
        boolean counts = draft.see(look);
        Looking.ended(draft, look.side(), counts);
        if (outsideWasDown && look.side() == Side.OUTSIDE && look.reading().status() == Reading.Status.PASS) {
            draft.dependencyIsBack();
        }
        if (counts) {
            draft.phase.looked(draft, look.side());
        }
    }

    private static void dependency(Draft draft, TargetEvent.DependencyChanged changed) {
        Health before = draft.dependencies.isEmpty()
                ? null // of a target that depends on nothing, which is told nothing
                : draft.dependencies.replace(changed.name(), changed.health());
        if (before == Health.UNHEALTHY && changed.health() != Health.UNHEALTHY) {
            draft.dependencyIsBack();
            if (changed.health() == Health.HEALTHY) {
                draft.phase.dependencyWell(draft, changed.name());
            }
        }
    }

    private static void commanded(Draft draft, TargetEvent event) {
        if (event instanceof TargetEvent.HealNow heal) {
            say(draft, heal.actor(), Reason.of("heal-now", "asks to heal now"));
            draft.phase.healNow(draft, heal.actor());
        } else if (event instanceof TargetEvent.HoldPlaced placed) {
            draft.hold = new Hold(draft.now + placed.span().toNanos(), placed.actor(), placed.why());
            askAgain(draft);
            say(
                    draft,
                    placed.actor(),
                    new Reason("hold", placed.why()),
                    placed.span().toString());
        } else if (event instanceof TargetEvent.HoldLifted lifted) {
            draft.hold = null;
            askAgain(draft);
            say(draft, lifted.actor(), Reason.of("hold-lifted", "takes hands off"));
        } else if (event instanceof TargetEvent.ModeChanged changed) {
            changeMode(draft, changed.mode());
            say(
                    draft,
                    changed.actor(),
                    Reason.of("mode", "sets the mode to %s", changed.mode()),
                    changed.mode().name());
        } else if (event instanceof TargetEvent.DesiredChanged changed) {
            desire(draft, changed);
        } else if (event instanceof TargetEvent.Restored restored) {
            restore(draft, restored);
        } else {
            judged(draft, event);
        }
    }

    private static void judged(Draft draft, TargetEvent event) {
        if (event instanceof TargetEvent.Approved approved) {
            String remediation = approved.remediation();
            long until = draft.now + draft.policy.approvalLife().toNanos();
            draft.approval = new Approval(remediation, draft.generation, approved.actor(), until);
            askAgain(draft);
            say(draft, approved.actor(), Reason.of("approve", "says yes to %s", remediation), remediation);
        } else if (event instanceof TargetEvent.Rejected rejected) {
            say(draft, rejected.actor(), new Reason("reject", rejected.why()));
            draft.approval = null;
            takeOver(draft, Reason.of("rejected", "%s takes it over: %s", rejected.actor(), rejected.why()));
        } else if (event instanceof TargetEvent.Unlatched unlatched) {
            draft.flapping = Flapping.none(draft.now);
            askAgain(draft);
            say(draft, unlatched.actor(), Reason.of("unlatch", "lifts the latch"));
        }
    }

    /** What has begun goes on to its end, and nothing follows it; what was about to begin does not. */
    private static void takeOver(Draft draft, Reason by) {
        if (draft.episode != null) {
            draft.episode = draft.episode.takenOver(by);
            if (draft.phase instanceof Holding) {
                draft.enter(new Spent(by));
            }
        }
    }

    /** In SHADOW the runbook may have come to its end though nothing of it was done. */
    private static void changeMode(Draft draft, Mode mode) {
        boolean shadowed = Shadowing.applies(draft);
        draft.mode = mode;
        if (shadowed && !Shadowing.applies(draft)) {
            draft.shadow = draft.shadow.proposing(null);
            draft.enter(draft.phase instanceof Spent ? Holding.until(draft.now) : draft.phase);
        }
        askAgain(draft);
    }

    /** What waits for the end of a hold does not wait for the end that the hold had before. */
    private static void askAgain(Draft draft) {
        if (draft.phase instanceof Holding) {
            draft.enter(Holding.until(draft.now));
        }
    }

    private static void desire(Draft draft, TargetEvent.DesiredChanged changed) {
        draft.desired = changed.desired();
        Reason command = Reason.of("desired", "sets the desired state to %s", changed.desired());
        say(draft, changed.actor(), command, changed.desired().name());
        if (changed.desired() == DesiredState.STOPPED && draft.phase instanceof Suspecting) {
            draft.enter(Calm.CALM);
        }
    }

    private static void restore(Draft draft, TargetEvent.Restored restored) {
        draft.hold = restored.hold();
        draft.mode = restored.mode() == null ? draft.mode : restored.mode();
        draft.desired = restored.desired() == null ? draft.desired : restored.desired();
        draft.fatigue = draft.fatigue.restored(restored);
        draft.flapping = restored.flapping();
        Shadowing.restore(draft, restored);
    }

    private static void say(Draft draft, Actor actor, Reason command) {
        say(draft, actor, command, "");
    }

    private static void say(Draft draft, Actor actor, Reason command, String value) {
        draft.tell(new HealingEvent.Commanded(
                draft.target.name(),
                draft.episode == null ? null : draft.episode.incident().id(),
                actor,
                command,
                value));
    }

    private static void retire(Draft draft, Reason why) {
        draft.phase.retire(draft, why);
        if (draft.episode != null) {
            Course.close(draft, Outcome.SUPPRESSED);
        }
        draft.enter(new Retired());
    }
}
