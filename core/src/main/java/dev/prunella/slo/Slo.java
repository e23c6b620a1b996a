// SPDX-License-Identifier: Apache-2.0
package dev.prunella.slo;

import dev.prunella.model.Severity;
import dev.prunella.model.TargetInfo;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A service level objective: an immutable description, made by {@link #named(String)}. What is counted for it lives in the process, in at
 * most 16 kB, and begins anew with it.
 *
 * @param name unique within a supervisor, {@code [A-Za-z0-9._:/-]{1,100}}
 * @param sli what is counted
 * @param objective the share that has to go well, more than 0 and at most 0.999999
 * @param window how long the error budget has to last, an hour to 90 days
 * @param owner the team that is told, 1 to 200 characters
 * @param severity how much it matters
 * @param targets names of the targets whose failure spends the budget, at most {@value #MOST_TARGETS}; empty for what stands behind
 *     the indicator
 * @param alerts when a person is told, at most {@value #MOST_ALERTS}; empty for never
 * @param minimumFailures how many failures there must be in the long window of an alert, 1 or more
 */
public record Slo(
        String name,
        Sli sli,
        double objective,
        Duration window,
        String owner,
        Severity severity,
        Set<String> targets,
        List<BurnAlert> alerts,
        int minimumFailures) {

    /** How many targets one concerns at most. */
    public static final int MOST_TARGETS = 50;
    /** How many alerts one has at most. */
    public static final int MOST_ALERTS = 4;

    /** What its name begins with where it stands for a target: in escalations. */
    public static final String PREFIX = "slo:";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:/-]{1,100}");
    private static final Pattern TARGET = Pattern.compile("[A-Za-z0-9._:/-]{1,200}");
    private static final double MOST_OBJECTIVE = 0.999_999;
    private static final Duration LEAST_WINDOW = Duration.ofHours(1);
    private static final Duration MOST_WINDOW = Duration.ofDays(90);
    private static final int MOST_OWNER = 200;
    private static final int MOST_FAILURES = 1_000_000;

    /** Checks every property and names the one that is wrong. */
    public Slo {
        targets = Set.copyOf(targets);
        alerts = List.copyOf(alerts);
        check(NAME.matcher(name).matches(), name, "name", "1 to 100 of A-Z a-z 0-9 . _ : / -", name);
        check(
                objective > 0 && objective <= MOST_OBJECTIVE,
                name,
                "objective",
                "more than 0 and at most 0.999999",
                objective);
        check(
                window.compareTo(LEAST_WINDOW) >= 0 && window.compareTo(MOST_WINDOW) <= 0,
                name,
                "window",
                "an hour to 90 days",
                window);
        check(!owner.isBlank() && owner.length() <= MOST_OWNER, name, "owner", "1 to 200 characters", owner);
        check(targets.size() <= MOST_TARGETS, name, "targets", "at most " + MOST_TARGETS, targets.size());
        for (String target : targets) {
            check(
                    TARGET.matcher(target).matches() && !target.equals(PREFIX + name),
                    name,
                    "targets",
                    "names of targets",
                    target);
        }
        check(alerts.size() <= MOST_ALERTS, name, "alerts", "at most " + MOST_ALERTS, alerts.size());
        for (BurnAlert alert : alerts) {
            check(alert, name, objective, window);
        }
        check(
                minimumFailures >= 1 && minimumFailures <= MOST_FAILURES,
                name,
                "minimumFailures",
                "1 to 1000000",
                minimumFailures);
    }

    private static void check(BurnAlert alert, String name, double objective, Duration window) {
        check(
                alert.longWindow().compareTo(window) <= 0,
                name,
                "alerts",
                "of windows that are no longer than its own, " + SloWords.span(window),
                alert);
        double highest = 1 / (1 - objective);
        String possible = "below a rate of %s, which is that of failures only, to fire at all"
                .formatted(SloWords.number(highest));
        check(alert.rate() < highest, name, "alerts", possible, alert);
    }

    /** Begins the description of an objective of this name. */
    public static SloBuilder named(String name) {
        return new SloBuilder(name);
    }

    /** Begins with all that this one says. */
    public static SloBuilder builder(Slo existing) {
        return new SloBuilder(existing);
    }

    /** As it stands in escalations: like a target that depends on those that it concerns, so that they explain it. */
    public TargetInfo info(Severity as, Set<String> concerns) {
        return new TargetInfo(PREFIX + name, owner, as, "", concerns);
    }

    /** All windows that are kept for it, each once. */
    Stream<Duration> windows() {
        Stream<Duration> ofAlerts = alerts.stream().flatMap(each -> Stream.of(each.longWindow(), each.shortWindow()));
        return Stream.concat(Stream.of(window), ofAlerts).distinct();
    }

    @Override
    public String toString() {
        return "slo %s: %s of %s over %s"
                .formatted(name, SloWords.percent(objective), sli.what(), SloWords.span(window));
    }

    private static void check(boolean ok, String slo, String property, String expected, Object value) {
        if (!ok) {
            throw new IllegalArgumentException(
                    "slo '%s': %s must be %s, got '%s'".formatted(slo, property, expected, value));
        }
    }
}
