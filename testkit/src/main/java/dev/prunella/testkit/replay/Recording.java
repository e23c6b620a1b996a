// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was recorded: series of values, times in which something was wrong, and what was done about it. Immutable. */
public final class Recording {

    /** What is ill from the first moment on would be taken for something that has not started yet. */
    private static final Duration BEFORE = Duration.ofMinutes(1);

    private final Map<String, Series> series;
    private final List<RecordedIncident> incidents;
    private final List<RecordedAction> actions;

    Recording(Collection<Series> series, List<RecordedIncident> incidents, List<RecordedAction> actions) {
        Map<String, Series> byName = new LinkedHashMap<>();
        for (Series each : series) {
            if (byName.put(each.name(), each) != null) {
                throw new IllegalArgumentException("recording: there are two series '" + each.name() + "'");
            }
        }
        this.series = byName;
        this.incidents = List.copyOf(incidents);
        this.actions = List.copyOf(actions);
    }

    /** Of series at hand. */
    public static Recording of(Series... series) {
        return new Recording(List.of(series), List.of(), List.of());
    }

    /**
     * Reads a table: the first line names the columns, the first column is the time (ISO 8601 with a zone, or seconds or milliseconds of
     * Unix time), each other one a series. An empty field and NaN are gaps. Needs Commons CSV.
     *
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if it is no such table; names file, line and value
     */
    public static Recording csv(Path file) throws IOException {
        return CsvFiles.series(file);
    }

    /**
     * Reads the answer of Prometheus to a range query ({@code /api/v1/query_range}), a matrix. A series is called as its metric is written in
     * Prometheus: the name, and in braces the labels in the order of their names. Needs Jackson's core.
     *
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if it is no such answer; names file and place
     */
    public static Recording prometheus(Path file) throws IOException {
        return PrometheusFile.read(file);
    }

    /**
     * Reads an audit trail: when its targets were in an incident, of what cause, and what was done.
     *
     * @throws IOException if it cannot be read or is damaged
     */
    public static Recording trail(Path directory) throws IOException {
        return TrailFolder.read(directory);
    }

    /** The same and what another one has, as series of one and incidents of the other. */
    public Recording and(Recording other) {
        return new Recording(
                both(List.copyOf(series.values()), List.copyOf(other.series.values())),
                both(incidents, other.incidents),
                both(actions, other.actions));
    }

    /** The same, and it is known that something was wrong. */
    public Recording incident(String target, Instant from, Instant to) {
        return incidents(List.of(new RecordedIncident(target, from, to, "", false, false)));
    }

    /** The same, with what is known to have been wrong. */
    public Recording incidents(List<RecordedIncident> more) {
        return new Recording(series.values(), both(incidents, more), actions);
    }

    /**
     * The same, with incidents of a table with the columns {@code target}, {@code from}, {@code to} and, if wanted, {@code what}. Needs Commons
     * CSV.
     *
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if it is no such table; names file, line and value
     */
    public Recording incidents(Path file) throws IOException {
        return incidents(CsvFiles.incidents(file));
    }

    private static <T> List<T> both(List<T> these, List<T> those) {
        List<T> all = new ArrayList<>(these);
        all.addAll(those);
        return all;
    }

    /** The series, in the order of the recording. */
    public List<Series> series() {
        return List.copyOf(series.values());
    }

    /**
     * One of them.
     *
     * @throws IllegalArgumentException if there is none of this name; says which there are
     */
    public Series series(String name) {
        Series found = series.get(name);
        if (found == null) {
            throw new IllegalArgumentException(
                    "recording: there is no series '%s', there are %s".formatted(name, series.keySet()));
        }
        return found;
    }

    /** What was wrong. */
    public List<RecordedIncident> incidents() {
        return incidents;
    }

    /** What was done. */
    public List<RecordedAction> actions() {
        return actions;
    }

    /** When it begins, which is while all is well; null if it is empty. */
    @Nullable
    Instant begin() {
        return earlier(
                series.values().stream()
                        .map(each -> each.time(0))
                        .min(Instant::compareTo)
                        .orElse(null),
                incidents.stream()
                        .map(each -> each.from().minus(BEFORE))
                        .min(Instant::compareTo)
                        .orElse(null));
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    /** When it ends: its last value or the end of its last incident. */
    Instant end() {
        Instant last = Objects.requireNonNull(begin(), "begin");
        for (Series each : series.values()) {
            Instant time = each.time(each.size() - 1);
            last = time.isAfter(last) ? time : last;
        }
        for (RecordedIncident each : incidents) {
            last = each.to().isAfter(last) ? each.to() : last;
        }
        return last;
    }
}
