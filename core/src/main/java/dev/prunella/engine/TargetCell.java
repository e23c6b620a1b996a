// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.detect.Detector;
import dev.prunella.detect.Look;
import dev.prunella.detect.RecentLook;
import dev.prunella.detect.Side;
import dev.prunella.detect.SideView;
import dev.prunella.detect.Symptom;
import dev.prunella.loop.Calm;
import dev.prunella.loop.Effect;
import dev.prunella.loop.GovernorRequest;
import dev.prunella.loop.Retired;
import dev.prunella.loop.TargetEvent;
import dev.prunella.loop.TargetLoop;
import dev.prunella.loop.TargetState;
import dev.prunella.loop.Transition;
import dev.prunella.model.Generation;
import dev.prunella.model.Health;
import dev.prunella.model.Reason;
import dev.prunella.target.Target;
import dev.prunella.time.Cancellable;
import dev.prunella.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One supervised target: its state, its mailbox, and the carrying out of what its loop decides. */
final class TargetCell extends Mailbox<TargetEvent> {

    private final Target target;
    private final Shell shell;
    private final ProbeRunner inside;
    private final @Nullable ProbeRunner outside;
    private final List<DetectorRunner> detectors;
    private final AtomicBoolean symptomWaiting = new AtomicBoolean();
    /** There are with the first attempt: most targets are well. */
    private @Nullable AttemptRunner attempts;

    private @Nullable HarmRunner watches;
    private List<Cancellable> subscriptions = List.of();
    /** Null while none is set. */
    private @Nullable Cancellable alarm;

    /** Null while nothing is wrong. */
    private volatile @Nullable LookRing recent;

    private volatile boolean retired;
    private volatile TargetState state;

    TargetCell(Target target, Shell shell) {
        super(shell.tools().scheduler());
        this.target = target;
        this.shell = shell;
        state = TargetState.initial(target, generation(), shell.seed(), shell.now());
        inside = new ProbeRunner(target.name() + " inside", target.inside(), shell.tools(), this::looked);
        outside = target.outside() == null
                ? null
                : new ProbeRunner(target.name() + " outside", target.outside(), shell.tools(), this::looked);
        detectors = target.detectors().stream().map(this::runner).toList();
    }

    private DetectorRunner runner(Detector.Watch watch) {
        return new DetectorRunner(
                target.name() + " detector",
                watch,
                shell.tools(),
                () -> state.phase().listens(),
                this::noticed,
                trouble -> shell.contained(target, trouble));
    }

    Target target() {
        return target;
    }

    TargetState state() {
        return state;
    }

    /** What was seen lately, oldest first. */
    List<RecentLook> looks(long nowNanos) {
        LookRing kept = recent;
        if (kept != null) {
            return kept.looks(nowNanos);
        }
        List<RecentLook> last = new ArrayList<>();
        TargetState known = state;
        for (SideView side : List.of(known.inside(), known.outside())) {
            if (side.last() != null) {
                last.add(RecentLook.of(side.last(), nowNanos));
            }
        }
        return last;
    }

    void begin() {
        shell.governor()
                .tell(new GovernorRequest.Stands(target.name(), target.info().group(), state.health()));
        for (var source : target.symptoms()) {
            Fence.Result<Cancellable> subscribed = Fence.call(() -> source.subscribe(this::noticed));
            if (subscribed.value() != null) {
                keep(subscribed.value());
            } else if (subscribed.failure() != null) {
                shell.contained(target, subscribed.failure());
            }
        }
        detectors.forEach(DetectorRunner::start);
        if (retired) {
            unsubscribe();
        }
        post(new TargetEvent.Tick());
    }

    void retire(Reason why) {
        retired = true;
        inside.stop();
        if (outside != null) {
            outside.stop();
        }
        unsubscribe();
        post(new TargetEvent.Retired(why));
    }

    /** Also called where supervision ended while it was beginning; each subscription is cancelled once. */
    private void unsubscribe() {
        detectors.forEach(DetectorRunner::stop);
        for (Cancellable each : takeSubscriptions()) {
            Fence.run(each::cancel, trouble -> shell.contained(target, trouble));
        }
    }

    private synchronized void keep(Cancellable subscription) {
        List<Cancellable> more = new ArrayList<>(subscriptions);
        more.add(subscription);
        subscriptions = more;
    }

    private synchronized List<Cancellable> takeSubscriptions() {
        List<Cancellable> all = subscriptions;
        subscriptions = List.of();
        return all;
    }

    Generation generation() {
        if (target.healedThing() == null) {
            return Generation.FIRST;
        }
        Generation known = Fence.call(target.healedThing()::generation).value();
        return known == null ? Generation.FIRST : known;
    }

    /** Called on the application's threads: one symptom waits at a time, the rest say the same. */
    void noticed(@Nullable Reason reason) {
        if (reason != null && !retired && symptomWaiting.compareAndSet(false, true)) {
            post(new TargetEvent.Noticed(new Symptom(Fence.safe(reason), shell.now(), Traces.current())));
        }
    }

    private void idle(Generation left) {
        if (state.phase() instanceof Retired) {
            shell.gone(this, left);
        }
    }

    private void looked(Look look) {
        post(new TargetEvent.Looked(look, generation()));
    }

    @Override
    void handle(TargetEvent event) {
        if (event instanceof TargetEvent.Noticed) {
            symptomWaiting.set(false);
        }
        Rulebook.Rules rules = shell.rules();
        Transition next = new TargetLoop(target, rules.policy(), rules.hash()).step(state, event, shell.now());
        state = next.state();
        next.effects().forEach(this::carryOut);
        if (event instanceof TargetEvent.Looked looked) {
            recent = LookRing.after(recent, looked.look(), state.phase() instanceof Calm);
        }
        if (event instanceof TargetEvent.Restored) {
            shell.restored(target);
        }
        if (event instanceof TargetEvent.Retired) {
            shell.left(this);
            shell.retired(target);
            if (attempts == null || attempts.idle()) {
                shell.gone(this, null);
            }
        }
    }

    private void carryOut(Effect effect) {
        if (effect instanceof Effect.StartLook look) {
            startLook(look);
        } else if (effect instanceof Effect.WakeAt wake) {
            setAlarm(wake.atNanos());
        } else if (effect instanceof Effect.Tell tell) {
            shell.tell(tell.event(), target);
        } else if (effect instanceof Effect.StartAttempt attempt) {
            attempts().start(attempt);
        } else if (effect instanceof Effect.Interrupt interrupt) {
            attempts().interrupt(interrupt.attemptKey());
        } else if (effect instanceof Effect.StartWatching watching) {
            watches().start(watching);
        } else if (effect instanceof Effect.StopWatching) {
            watches().stop();
        } else if (effect instanceof Effect.Intend intend) {
            shell.intend(intend.event(), target, this::post);
        } else if (effect instanceof Effect.Escalate escalate) {
            shell.escalations().raise(escalate.escalation());
        } else if (effect instanceof Effect.Standing standing) {
            stands(standing.health());
        } else {
            govern(effect);
        }
    }

    /** Who is leaving stands nowhere any more: a late word would put it back into its group. */
    private void stands(Health health) {
        if (!retired) {
            shell.stands(target, health);
        }
    }

    private void govern(Effect effect) {
        if (effect instanceof Effect.Ask ask) {
            shell.governor().ask(new GovernorRequest.MayAct(ask.proposal(), ask.permitLife()), this::post);
        } else if (effect instanceof Effect.Suppose suppose) {
            shell.governor().ask(new GovernorRequest.WouldAct(suppose.proposal(), suppose.starts()), this::post);
        } else if (effect instanceof Effect.AskAgain again) {
            shell.governor().ask(new GovernorRequest.MayStillAct(again.permit(), again.proposal()), this::post);
        } else if (effect instanceof Effect.AskUndo undo) {
            shell.governor().ask(new GovernorRequest.MayUndo(undo.permit(), undo.proposal()), this::post);
        } else if (effect instanceof Effect.Release release) {
            long permit = release.permit();
            shell.governor()
                    .tell(
                            release.end() != null
                                    ? new GovernorRequest.Released(permit, release.end())
                                    : new GovernorRequest.Withdrawn(permit));
        }
    }

    private AttemptRunner attempts() {
        AttemptRunner runner = attempts;
        if (runner == null) {
            runner = new AttemptRunner(target.name(), shell.tools(), this::generation, this::post, this::idle);
            attempts = runner;
        }
        return runner;
    }

    private HarmRunner watches() {
        HarmRunner runner = watches;
        if (runner == null) {
            runner = new HarmRunner(target.name(), shell.tools(), this::post);
            watches = runner;
        }
        return runner;
    }

    private void startLook(Effect.StartLook look) {
        if (look.side() == Side.INSIDE) {
            inside.start(look);
        } else if (outside != null) {
            outside.start(look);
        }
    }

    private void setAlarm(long atNanos) {
        if (alarm != null) {
            alarm.cancel();
        }
        Duration delay = new Deadline(atNanos).remaining(shell.now());
        alarm = shell.tools().scheduler().after(delay, this::wake);
    }

    private void wake() {
        alarm = null;
        post(new TargetEvent.Tick());
    }
}
