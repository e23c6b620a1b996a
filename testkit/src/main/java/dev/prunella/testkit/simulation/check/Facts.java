// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.decide.Policy;
import dev.prunella.record.HealingEvent;
import dev.prunella.testkit.simulation.scenario.Command;
import dev.prunella.testkit.simulation.scenario.Scenario;
import dev.prunella.testkit.simulation.trace.Happening;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a run has shown so far, in the order in which questions are asked about it. For one thread. */
public final class Facts {

    /** What lies between the last question to the guardrails and the start: how long a run may wait for a worker. */
    private static final long START_NANOS = 100_000_000;

    private final Scenario scenario;
    private final Map<String, TargetFacts> targets = new LinkedHashMap<>();
    private final Map<String, AttemptFacts> attempts = new LinkedHashMap<>();
    /** What takes attempts back, by its own keys. */
    private final Map<String, AttemptFacts> undos = new LinkedHashMap<>();

    private final List<AttemptFacts> open = new ArrayList<>();
    /** Attempts whose intents are durable, some of them before they are spoken of. */
    private final Set<String> durable = new HashSet<>();

    private final List<Happening.StoodStill> pauses = new ArrayList<>();
    private Policy policy;
    private long policyNanos = -1;
    private int process;
    private boolean running;
    private boolean wallJumped;
    private boolean mended;
    private final Pause pause = new Pause();

    /** Nothing has happened yet. */
    public Facts(Scenario scenario) {
        this.scenario = scenario;
        policy = scenario.policy();
        scenario.targets().forEach(target -> targets.put(target.name(), new TargetFacts(target)));
    }

    /** What the run follows from. */
    public Scenario scenario() {
        return scenario;
    }

    /** The policy in force. */
    public Policy policy() {
        return policy;
    }

    /** When another one was put in force by the present process; −1 if none was. */
    public long policyNanos() {
        return policyNanos;
    }

    /** Whether what begins at {@code nanos} was asked for by the policy in force: no other one was replaced just before. */
    public boolean policyIsSettled(long nanos) {
        return policyNanos < 0 || nanos - policyNanos > allowanceNanos(nanos);
    }

    /** One target. */
    public TargetFacts target(String name) {
        return Objects.requireNonNull(targets.get(name), name);
    }

    /** All targets. */
    public Collection<TargetFacts> targets() {
        return targets.values();
    }

    /** Those of a group that are supervised. */
    public List<TargetFacts> members(String group) {
        return targets.values().stream()
                .filter(member ->
                        member.supervised() && member.target().info().group().equals(group))
                .toList();
    }

    /** An attempt by its key; null if none was intended. */
    public @Nullable AttemptFacts attempt(String key) {
        return attempts.get(key);
    }

    /** Whether the intent of an attempt is durable. */
    public boolean durable(String key) {
        return durable.contains(key);
    }

    /** All attempts, in the order of their intents. */
    public Stream<AttemptFacts> attempts() {
        return attempts.values().stream();
    }

    /** Those of the present process. */
    public Stream<AttemptFacts> attemptsNow() {
        return attempts().filter(attempt -> attempt.process() == process);
    }

    /** The same, with what takes attempts back. */
    public Stream<AttemptFacts> allNow() {
        return Stream.concat(attempts(), undos.values().stream()).filter(each -> each.process() == process);
    }

    /** By its own key; null if it was never intended. */
    public @Nullable AttemptFacts undo(String key) {
        return undos.get(key);
    }

    /** Those of the present process that are not over or still run, with what takes others back. */
    public List<AttemptFacts> openAttempts() {
        open.removeIf(attempt -> attempt.process() != process || (attempt.over() && !attempt.runs()));
        return open;
    }

    /** The number of the present process. */
    public int process() {
        return process;
    }

    /** Whether a process supervises. */
    public boolean running() {
        return running;
    }

    /** Whether the time of day ever jumped. */
    public boolean wallJumped() {
        return wallJumped;
    }

    /** Whether nothing goes wrong any more. */
    public boolean mended() {
        return mended;
    }

    /** Whether all healing is paused. */
    public boolean paused() {
        return pause.on();
    }

    /** Since when. */
    public long pausedNanos() {
        return pause.sinceNanos();
    }

    /**
     * How much may lie between the last question to the guardrails and a start at {@code nanos}: the wait for a worker, and time in
     * which the process stood still just then.
     */
    public long allowanceNanos(long nanos) {
        long allowance = START_NANOS;
        for (int i = pauses.size() - 1; i >= 0; i--) {
            Happening.StoodStill pause = pauses.get(i);
            if (nanos - pause.atNanos() > allowance) {
                return allowance;
            }
            allowance += pause.forNanos();
        }
        return allowance;
    }

    /** Adds a fact. */
    public void add(Happening fact) {
        if (fact instanceof Happening.Looked looked) {
            target(looked.target()).looked(looked, allowanceNanos(looked.beganNanos()) > START_NANOS);
        } else if (fact instanceof Happening.Said said) {
            said(said.event(), said.atNanos());
        } else if (fact instanceof Happening.Started started) {
            with(started.key(), attempt -> attempt.start(started.atNanos()));
        } else if (fact instanceof Happening.UndoBegan began) {
            with(began.key(), undo -> undo.start(began.atNanos()));
        } else if (fact instanceof Happening.Finished finished) {
            with(finished.key(), attempt -> attempt.finish(finished.atNanos()));
        } else if (fact instanceof Happening.Recorded recorded) {
            recorded(recorded);
        } else if (fact instanceof Happening.Asked asked) {
            asked(asked);
        } else {
            around(fact);
        }
    }

    private void around(Happening fact) {
        if (fact instanceof Happening.ProcessBegan began) {
            begin(began);
        } else if (fact instanceof Happening.ProcessEnded ended) {
            running = false;
            allNow().filter(attempt -> !attempt.over() || attempt.runs())
                    .forEach(attempt -> attempt.gone(ended.atNanos()));
            targets.values().forEach(TargetFacts::noProcess);
        } else if (fact instanceof Happening.StoodStill still) {
            pauses.add(still);
        } else if (fact instanceof Happening.Reloaded reloaded && reloaded.taken()) {
            policy = reloaded.policy();
            policyNanos = reloaded.atNanos();
        }
        wallJumped |= fact instanceof Happening.WallJumped;
        mended |= fact instanceof Happening.Mended;
    }

    private void begin(Happening.ProcessBegan began) {
        process = began.number();
        policy = scenario.policy();
        policyNanos = -1;
        running = true;
        pause.restored(process > 1 && scenario.durable(), began.atNanos());
        for (TargetFacts target : targets.values()) {
            target.supervise(began.atNanos());
            if (process > 1) {
                target.standing().restored(scenario.durable(), wallJumped, began.atNanos());
            }
        }
    }

    private void asked(Happening.Asked asked) {
        if (asked.command() == Command.PAUSE || asked.command() == Command.RESUME) {
            pause.asked(asked.command(), asked.atNanos());
        } else if (!asked.command().concernsAll()) {
            asked(target(asked.target()), asked);
        }
    }

    private static void asked(TargetFacts target, Happening.Asked asked) {
        target.standing().asked(asked);
        switch (asked.command()) {
            case UNSUPERVISE -> target.leave(asked.atNanos());
            case SUPERVISE -> {
                target.supervise(asked.atNanos());
                target.standing().begunAgain(asked.atNanos());
            }
            case HEAL_NOW -> target.demanded(asked.atNanos());
            default -> {}
        }
    }

    private void recorded(Happening.Recorded record) {
        if (record.kind().equals("INTENT")) {
            durable.add(record.attempt());
        } else if (record.kind().equals("KILL")) {
            pause.recorded(record.command());
        } else if (record.kind().equals("CHECKPOINT")) {
            pause.checkpointed();
            targets.values().forEach(target -> target.standing().checkpointed());
        } else if (targets.containsKey(record.target())) {
            target(record.target()).standing().recorded(record);
        }
    }

    private void said(HealingEvent event, long nanos) {
        if (event instanceof HealingEvent.Intended intended) {
            AttemptFacts attempt = new AttemptFacts(intended, process, nanos);
            (intended.attempt().undoes() == null ? attempts : undos).put(attempt.key(), attempt);
            open.add(attempt);
        } else if (event instanceof HealingEvent.Ended ended) {
            with(ended.attempt().key(), attempt -> attempt.end(ended.end(), nanos));
            if (ended.attempt().undoes() == null) {
                ended(ended);
            }
        } else if (event instanceof HealingEvent.Opened opened) {
            target(opened.target()).opened(opened.incident().value(), nanos);
        } else if (event instanceof HealingEvent.Closed closed) {
            target(closed.target()).closed(nanos, closed.outcome());
        } else if (event instanceof HealingEvent.Contained contained
                && contained.trouble().code().equals("audit")) {
            allNow().filter(attempt -> attempt.target().equals(contained.target()) && !attempt.over())
                    .forEach(AttemptFacts::withdraw);
        }
    }

    private void ended(HealingEvent.Ended ended) {
        TargetFacts target = target(ended.target());
        switch (ended.end()) {
            case HEALED -> {
                target.attempted();
                target.healed();
            }
            case NOT_STARTED -> {}
            default -> target.attempted();
        }
    }

    private void with(String key, Consumer<AttemptFacts> change) {
        AttemptFacts attempt = attempts.getOrDefault(key, undos.get(key));
        if (attempt != null) {
            change.accept(attempt);
        }
    }
}
