// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record.telemetry;

import dev.prunella.act.Attempt;
import dev.prunella.decide.ShadowVerdict;
import dev.prunella.model.Health;
import dev.prunella.record.HealingEvent;
import dev.prunella.record.Outcome;
import dev.prunella.verify.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The meters of one target, or of those who share a place; all are there from the beginning, at zero, since a counter that is
 * born at one shows no increase. Confined to a lane but for what its gauges read.
 */
final class MeterRow {

    /** Remediations that have tags of their own; those beyond share one. */
    static final int MOST_ACTIONS = 16;

    private final Shelf shelf;
    private final Tags tags;
    private final Map<Outcome, Counter> incidents;
    private final Map<Outcome, Timer> mttr = new EnumMap<>(Outcome.class);
    private final Map<Verdict, Counter> verifications;
    private final Map<String, Action> actions = new HashMap<>();
    private final Timer detection;
    private final Timer reaction;
    private final Counter contained;
    private final Counter undone;
    private final Counter notUndone;
    private volatile List<TargetView> members;

    private record Action(Map<Attempt.End, Counter> ends, Timer duration, Map<ShadowVerdict, Counter> shadow) {}

    MeterRow(MeterRegistry registry, String target, String group, List<String> remediations, List<TargetView> members) {
        this.members = List.copyOf(members);
        shelf = new Shelf(registry);
        tags = Tags.of("target", target, "group", group);
        incidents = each(Outcome.class, outcome -> counter(HealingMeter.INCIDENTS, tags, "outcome", outcome));
        verifications = each(Verdict.class, verdict -> counter(HealingMeter.VERIFICATIONS, tags, "verdict", verdict));
        detection = shelf.timer(HealingMeter.DETECTION_DELAY, tags);
        reaction = shelf.timer(HealingMeter.REACTION_DELAY, tags);
        contained = shelf.counter(HealingMeter.CONTAINED, tags);
        undone = shelf.counter(HealingMeter.COMPENSATIONS, tags.and("undone", "true"));
        notUndone = shelf.counter(HealingMeter.COMPENSATIONS, tags.and("undone", "false"));
        addTimesToHealth();
        addActions(remediations);
        addGauges();
    }

    private void addTimesToHealth() {
        for (Outcome outcome : List.of(Outcome.HEALED, Outcome.SELF_RECOVERED, Outcome.ESCALATED)) {
            mttr.put(outcome, shelf.timer(HealingMeter.MTTR, tags.and("outcome", word(outcome))));
        }
    }

    private void addActions(List<String> remediations) {
        remediations.stream().limit(MOST_ACTIONS).forEach(this::addAction);
        if (remediations.isEmpty() || remediations.size() > MOST_ACTIONS) {
            addAction(Roster.OTHER);
        }
    }

    private void addAction(String name) {
        Tags named = tags.and("action", name);
        Map<Attempt.End, Counter> ends =
                each(Attempt.End.class, end -> counter(HealingMeter.ACTIONS, named, "end", end));
        Map<ShadowVerdict, Counter> shadow =
                each(ShadowVerdict.class, verdict -> counter(HealingMeter.SHADOW, named, "verdict", verdict));
        actions.put(name, new Action(ends, shelf.timer(HealingMeter.ACTION_DURATION, named), shadow));
    }

    private void addGauges() {
        for (Health health : Health.values()) {
            shelf.gauge(HealingMeter.TARGET_STATE, tags.and("state", word(health)), this, row -> row.in(health));
        }
        shelf.gauge(HealingMeter.BUDGET_REMAINING, tags, this, MeterRow::incidentsLeft);
    }

    void members(List<TargetView> present) {
        members = List.copyOf(present);
    }

    /** Whether it is the row of exactly this supervision. */
    boolean isOf(TargetView target) {
        return members.equals(List.of(target));
    }

    void remove() {
        shelf.clear();
    }

    /** Counts an event; the course is null if the incident is not known, and then only its times are missing. */
    void count(Told told, @Nullable IncidentCourse course) {
        HealingEvent event = told.event();
        if (event instanceof HealingEvent.Opened && course != null) {
            detection.record(course.detection());
        } else if (event instanceof HealingEvent.Intended intended
                && course != null
                && course.attempts() == 1
                && intended.attempt().undoes() == null) {
            reaction.record(course.reaction());
        } else if (event instanceof HealingEvent.Ended ended) {
            ended(ended);
        } else if (event instanceof HealingEvent.Verified verified) {
            increment(verifications.get(verified.verdict()));
        } else if (event instanceof HealingEvent.ShadowJudged judged) {
            shadowed(judged);
        } else if (event instanceof HealingEvent.Contained) {
            contained.increment();
        } else if (event instanceof HealingEvent.Closed closed) {
            closed(closed.outcome(), course);
        }
    }

    private void ended(HealingEvent.Ended ended) {
        if (ended.attempt().undoes() != null) {
            increment(ended.end() == Attempt.End.INEFFECTIVE ? undone : notUndone);
            return;
        }
        Action action = actionOf(ended.attempt().remediation());
        if (action == null) {
            return;
        }
        increment(action.ends.get(ended.end()));
        Attempt.Ran ran = ended.ran();
        if (ran != null) {
            action.duration.record(Duration.ofNanos(ran.toNanos() - ran.fromNanos()));
        }
    }

    private void shadowed(HealingEvent.ShadowJudged judged) {
        Action action = actionOf(judged.remediation());
        increment(action == null ? null : action.shadow.get(judged.verdict()));
    }

    private @Nullable Action actionOf(String remediation) {
        Action own = actions.get(remediation);
        return own == null ? actions.get(Roster.OTHER) : own;
    }

    private void closed(Outcome outcome, @Nullable IncidentCourse course) {
        increment(incidents.get(outcome));
        Timer timer = mttr.get(outcome);
        if (timer != null && course != null) {
            timer.record(course.timeToHealth());
        }
    }

    private int in(Health health) {
        return (int)
                members.stream().filter(target -> target.health() == health).count();
    }

    /** Of several the least: who runs short is of interest. */
    private int incidentsLeft() {
        return members.stream().mapToInt(TargetView::incidentsLeft).min().orElse(0);
    }

    private Counter counter(HealingMeter meter, Tags common, String key, Enum<?> value) {
        return shelf.counter(meter, common.and(key, word(value)));
    }

    private static void increment(@Nullable Counter counter) {
        if (counter != null) {
            counter.increment();
        }
    }

    private static <E extends Enum<E>> Map<E, Counter> each(Class<E> type, Function<E, Counter> make) {
        Map<E, Counter> counters = new EnumMap<>(type);
        for (E value : type.getEnumConstants()) {
            counters.put(value, make.apply(value));
        }
        return counters;
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
