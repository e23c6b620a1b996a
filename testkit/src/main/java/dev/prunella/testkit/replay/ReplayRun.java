// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.replay;

import dev.prunella.HealingSupervisor;
import dev.prunella.decide.Policy;
import dev.prunella.detect.Probe;
import dev.prunella.detect.Reading;
import dev.prunella.detect.SeriesWatch;
import dev.prunella.detect.SymptomSource;
import dev.prunella.detect.series.SeriesDetector;
import dev.prunella.model.DesiredState;
import dev.prunella.model.Mode;
import dev.prunella.model.Reason;
import dev.prunella.record.HealingEvent;
import dev.prunella.target.Target;
import dev.prunella.target.TargetBuilder;
import dev.prunella.testkit.target.BareTarget;
import dev.prunella.testkit.time.FakeTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** One replay: the real supervisor over recorded looks, and each detector shown each value at its time. */
final class ReplayRun {

    /** Long enough that what would have been done last is judged. */
    private static final Duration REST = Duration.ofMinutes(1);

    /** So much longer an incident would have lasted that was healed at the time: enough to see that an action was right. */
    private static final Duration LASTING = Duration.ofMinutes(1);

    private final Recording recording;
    private final FakeTime time;
    private final HealingSupervisor supervisor;
    private final List<Detection> detections = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final Map<String, SymptomSource.Listener> ears = new HashMap<>();
    private final PriorityQueue<Shown> shown = new PriorityQueue<>(Comparator.comparing(Shown::next));

    private boolean over;

    private ReplayRun(Recording recording, Policy policy, FakeTime time) {
        this.recording = recording;
        this.time = time;
        time.jumpWallClock(Duration.between(time.wallTime(), Objects.requireNonNull(recording.begin(), "begin")));
        supervisor = HealingSupervisor.builder()
                .policy(policy)
                .clock(time)
                .scheduler(time)
                .randomness(time.randomness())
                .listener(this::decided)
                .build();
    }

    static ReplayReport of(Recording recording, Policy policy, List<ReplayTarget> targets, Duration tolerance) {
        try (FakeTime time = FakeTime.create(0, FakeTime.DEFAULT_WORKERS, name -> false)) {
            ReplayRun run = new ReplayRun(recording, policy, time);
            targets.forEach(run::supervise);
            run.happen();
            return new ReplayReport(recording, targets, tolerance, run.detections, run.decisions);
        }
    }

    private void supervise(ReplayTarget replayed) {
        Target template = replayed.target();
        TargetBuilder target = BareTarget.like(template, inside(replayed))
                .mode(Mode.SHADOW)
                .desired(DesiredState.RUNNING)
                .noticing(listener -> {
                    ears.put(replayed.name(), listener);
                    return () -> ears.remove(replayed.name(), listener);
                });
        if (template.outside() != null || replayed.outside() != null) {
            target.outside(outside(replayed));
        }
        template.runbooks().byKind().forEach((kind, runbook) -> target.when(kind, runbook));
        template.runbooks().byCause().forEach((key, runbook) -> target.when(key.kind(), key.cause(), runbook));
        supervisor.supervise(target.build());
        remember(replayed);
        for (ReplayTarget.Watched watched : replayed.watched()) {
            shown.add(new Shown(
                    replayed.name(),
                    recording.series(watched.series()),
                    watched.detector().get(),
                    time));
        }
    }

    /** What was noticed at the time is noticed again. */
    private void remember(ReplayTarget target) {
        if (target.inside() != null) {
            return;
        }
        for (RecordedIncident incident : recording.incidents()) {
            if (incident.target().equals(target.name())) {
                Reason reason = new Reason("recorded", "it was noticed at the time");
                time.after(Duration.between(time.wallTime(), incident.from()), () -> notice(target.name(), reason));
            }
        }
    }

    private void notice(String target, Reason reason) {
        SymptomSource.Listener ear = ears.get(target);
        if (ear != null) {
            ear.noticed(reason);
        }
    }

    private Probe inside(ReplayTarget target) {
        ReplayTarget.Recorded recorded = target.inside();
        if (recorded != null) {
            return reading(recorded);
        }
        return context -> {
            RecordedIncident incident = incidentOf(target.name());
            return incident == null ? Reading.pass() : fail(incident.what());
        };
    }

    private Probe outside(ReplayTarget target) {
        ReplayTarget.Recorded recorded = target.outside();
        if (recorded != null) {
            return reading(recorded);
        }
        return context -> {
            RecordedIncident incident = incidentOf(target.name());
            return incident != null && incident.outside() ? fail(incident.what()) : Reading.pass();
        };
    }

    private @Nullable RecordedIncident incidentOf(String target) {
        Instant now = time.wallTime();
        for (RecordedIncident incident : recording.incidents()) {
            Instant end = incident.healed() ? incident.to().plus(LASTING) : incident.to();
            if (incident.target().equals(target) && !now.isBefore(incident.from()) && now.isBefore(end)) {
                return incident;
            }
        }
        return null;
    }

    private static Reading fail(String cause) {
        boolean code = Reason.isCode(cause) && !cause.equals("unspecified");
        return Reading.fail(code ? cause : "recorded", "it was wrong at the time" + (code ? "" : ": " + cause));
    }

    private Probe reading(ReplayTarget.Recorded recorded) {
        Series series = recording.series(recorded.series());
        return context -> {
            double value = series.at(time.wallTime());
            if (Double.isNaN(value)) {
                return Reading.unknown("no-data", series.name() + " has no value");
            }
            return recorded.fails().test(value)
                    ? Reading.fail(recorded.code(), "%s was %s".formatted(series.name(), value))
                    : Reading.pass();
        };
    }

    private void happen() {
        supervisor.start();
        for (Shown next = shown.poll(); next != null; next = shown.poll()) {
            advanceTo(next.next());
            Reason noticed = next.watch.detect();
            if (noticed != null) {
                if (!next.alarming) {
                    detections.add(new Detection(now(), next.target, next.series.name(), noticed.text()));
                }
                notice(next.target, noticed);
            }
            next.alarming = noticed != null;
            if (next.advance()) {
                shown.add(next);
            }
        }
        advanceTo(recording.end().plus(REST));
        over = true;
        supervisor.shutdown();
    }

    private Instant now() {
        return time.wallTime().truncatedTo(ChronoUnit.MILLIS);
    }

    private void advanceTo(Instant moment) {
        Duration ahead = Duration.between(time.wallTime(), moment);
        time.advance(ahead.isNegative() ? Duration.ZERO : ahead);
    }

    private void decided(HealingEvent event) {
        Decision.Kind kind = kindOf(event);
        if (kind != null && !over) {
            decisions.add(new Decision(now(), event.target(), kind, event.what()));
        }
    }

    private static Decision.@Nullable Kind kindOf(HealingEvent event) {
        if (event instanceof HealingEvent.Opened) {
            return Decision.Kind.DIAGNOSED;
        } else if (event instanceof HealingEvent.ShadowActed) {
            return Decision.Kind.WOULD_ACT;
        } else if (event instanceof HealingEvent.ShadowJudged judged) {
            return Decision.Kind.valueOf(judged.verdict().name());
        } else if (event instanceof HealingEvent.Refused) {
            return Decision.Kind.REFUSED;
        } else if (event instanceof HealingEvent.EscalationDue) {
            return Decision.Kind.ESCALATED;
        }
        return event instanceof HealingEvent.Closed ? Decision.Kind.CLOSED : null;
    }

    /** A series on its way through a detector; where values are missing it is shown a gap at each step. */
    private static final class Shown {

        private final String target;
        private final Series series;
        private final SeriesWatch watch;
        private int index;
        private Instant next;
        private boolean alarming;

        Shown(String target, Series series, SeriesDetector detector, FakeTime time) {
            this.target = target;
            this.series = series;
            watch = SeriesWatch.of(series.name(), this::value, detector).by(time);
            next = series.time(0);
        }

        Instant next() {
            return next;
        }

        private double value() {
            return series.time(index).equals(next) ? series.value(index) : Double.NaN;
        }

        /** False at the end. */
        boolean advance() {
            if (index + 1 == series.size()) {
                return false;
            }
            Instant following = series.time(index + 1);
            Instant expected = next.plus(series.step());
            boolean missing = Duration.between(expected, following)
                            .compareTo(series.step().dividedBy(2))
                    > 0;
            if (missing) {
                next = expected;
            } else {
                index++;
                next = following;
            }
            return true;
        }
    }
}
