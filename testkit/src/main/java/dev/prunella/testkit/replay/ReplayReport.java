// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.replay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What detectors and a policy would have done with a recording. Immutable. */
public final class ReplayReport {

    private static final double MILLIS_A_DAY = 86_400_000;

    private final Recording recording;
    private final List<String> targets;
    private final Duration tolerance;
    private final List<Detection> detections;
    private final List<Decision> decisions;
    private final List<RecordedIncident> known;
    private final List<Caught> incidents;

    ReplayReport(
            Recording recording,
            List<ReplayTarget> targets,
            Duration tolerance,
            List<Detection> detections,
            List<Decision> decisions) {
        this.recording = recording;
        this.targets = targets.stream().map(ReplayTarget::name).toList();
        this.tolerance = tolerance;
        this.detections = List.copyOf(detections);
        this.decisions = List.copyOf(decisions);
        known = recording.incidents().stream()
                .filter(incident -> this.targets.contains(incident.target()))
                .toList();
        incidents = known.stream().map(this::caught).toList();
    }

    private Caught caught(RecordedIncident incident) {
        return new Caught(
                incident,
                detections.stream()
                        .filter(each -> incident.equals(incidentOf(each.at(), each.target())))
                        .map(Detection::at)
                        .findFirst()
                        .orElse(null),
                first(incident, Decision.Kind.DIAGNOSED),
                first(incident, Decision.Kind.WOULD_ACT));
    }

    private @Nullable Instant first(RecordedIncident incident, Decision.Kind kind) {
        return decisions.stream()
                .filter(each -> each.kind() == kind && incident.equals(incidentOf(each.at(), each.target())))
                .map(Decision::at)
                .findFirst()
                .orElse(null);
    }

    /** The incident that something belongs to: the one that was going on, else the nearest within the tolerance. */
    private @Nullable RecordedIncident incidentOf(Instant at, String target) {
        return known.stream()
                .filter(incident -> incident.target().equals(target))
                .filter(incident -> away(at, incident).compareTo(tolerance) <= 0)
                .min(Comparator.comparing(incident -> away(at, incident)))
                .orElse(null);
    }

    private static Duration away(Instant at, RecordedIncident incident) {
        if (at.isBefore(incident.from())) {
            return Duration.between(at, incident.from());
        }
        return at.isBefore(incident.to()) ? Duration.ZERO : Duration.between(incident.to(), at);
    }

    private boolean isFalse(Instant at, String target) {
        return incidentOf(at, target) == null;
    }

    /** What was replayed. */
    public Recording recording() {
        return recording;
    }

    /** The names of the targets. */
    public List<String> targets() {
        return targets;
    }

    /** Each alarm, in the order of time. */
    public List<Detection> detections() {
        return detections;
    }

    /** Each decision, in the order of time. */
    public List<Decision> decisions() {
        return decisions;
    }

    /** What would have become of each incident that is known of these targets. */
    public List<Caught> incidents() {
        return incidents;
    }

    /** The alarms that belong to no known incident of their target. */
    public List<Detection> falseAlarms() {
        return detections.stream()
                .filter(each -> isFalse(each.at(), each.target()))
                .toList();
    }

    /** The remediations that would have begun outside of every known incident of their target. */
    public List<Decision> falseActions() {
        return decisions.stream()
                .filter(each -> each.kind() == Decision.Kind.WOULD_ACT && isFalse(each.at(), each.target()))
                .toList();
    }

    /** How long the recording is, in days. */
    public double days() {
        Instant begin = Objects.requireNonNull(recording.begin(), "begin");
        return Math.max(1, Duration.between(begin, recording.end()).toMillis()) / MILLIS_A_DAY;
    }

    /** {@link #falseAlarms} a day; meaningful only where all incidents are known. */
    public double falseAlarmsPerDay() {
        return falseAlarms().size() / days();
    }

    /** {@link #falseActions} a day; meaningful only where all incidents are known. */
    public double falseActionsPerDay() {
        return falseActions().size() / days();
    }

    /** The median time from an incident's begin to its first alarm, of those that had one; null for none. */
    public @Nullable Duration medianTimeToDetect() {
        return median(Caught::timeToDetect);
    }

    /** The median time from an incident's begin to the first action, of those that had one; null for none. */
    public @Nullable Duration medianTimeToAct() {
        return median(Caught::timeToAct);
    }

    private @Nullable Duration median(Function<Caught, @Nullable Duration> measure) {
        List<Duration> sorted = incidents.stream()
                .map(measure)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        return sorted.isEmpty() ? null : sorted.get((sorted.size() - 1) / 2);
    }

    /** What happened in a few lines. */
    public String summary() {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "%s to %s, %.1f days, %d series, targets %s",
                recording.begin(),
                recording.end(),
                days(),
                recording.series().size(),
                String.join(", ", targets));
        long detected =
                incidents.stream().filter(each -> each.detected() != null).count();
        long decided = incidents.stream().filter(each -> each.decided() != null).count();
        long acted = incidents.stream().filter(each -> each.acted() != null).count();
        if (incidents.isEmpty()) {
            line(text, "no incident is known: nothing below can be called true or false");
        } else {
            line(text, "of %d known incidents:", incidents.size());
            line(text, "  detected %d, time to detect %s in the median", detected, words(medianTimeToDetect()));
            line(text, "  diagnosed %d", decided);
            line(text, "  would have acted in %d, time to act %s in the median", acted, words(medianTimeToAct()));
        }
        line(
                text,
                "alarms: %d, %d outside of every known incident, %.2f a day",
                detections.size(),
                falseAlarms().size(),
                falseAlarmsPerDay());
        line(
                text,
                "actions: %d, %d outside of every known incident, %.2f a day; %d justified, %d not, %d undecided",
                count(Decision.Kind.WOULD_ACT),
                falseActions().size(),
                falseActionsPerDay(),
                count(Decision.Kind.JUSTIFIED),
                count(Decision.Kind.UNJUSTIFIED),
                count(Decision.Kind.UNDECIDED));
        line(text, "refusals: %d; escalations: %d", count(Decision.Kind.REFUSED), count(Decision.Kind.ESCALATED));
        line(text, "really done at the time: %d", recording.actions().size());
        return text.toString();
    }

    private long count(Decision.Kind kind) {
        return decisions.stream().filter(each -> each.kind() == kind).count();
    }

    private static void line(StringBuilder text, String format, @Nullable Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    /** A duration as a person says it; "none" for null, "ahead" for a negative one. */
    static String words(@Nullable Duration span) {
        if (span == null) {
            return "none";
        }
        Duration size = span.abs();
        String words = size.toHours() > 0
                ? "%d h %d min".formatted(size.toHours(), size.toMinutesPart())
                : size.toMinutes() > 0
                        ? "%d min %d s".formatted(size.toMinutes(), size.toSecondsPart())
                        : "%d.%d s".formatted(size.toSeconds(), size.toMillisPart() / 100);
        return span.isNegative() ? words + " ahead" : words;
    }

    /**
     * A picture of one series with what was wrong, each alarm about it and what would have been done, as SVG.
     *
     * @throws IllegalArgumentException if there is none of this name; says which there are
     */
    public String svg(String series) {
        return SeriesPicture.of(this, recording.series(series));
    }

    /** A page of its own with the summary, a picture of each series and all that would have happened; no outside asset. */
    public String html() {
        return ReplayPage.of(this);
    }

    /**
     * Writes {@link #html}.
     *
     * @throws IOException if it cannot be written
     */
    public void writeHtml(Path file) throws IOException {
        Files.writeString(file, html(), StandardCharsets.UTF_8);
    }
}
