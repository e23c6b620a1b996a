// SPDX-License-Identifier: Apache-2.0
package dev.prunella.slo;

import dev.prunella.slo.BurnAlert.Urgency;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An objective at one moment.
 *
 * @param slo which
 * @param concerns the targets that it concerns
 * @param budget what is left
 * @param alerts how they stand, in their order
 * @param good events that went well since it was made
 * @param bad events that did not
 * @param gaps how often it could not be read
 * @param gap why nothing is known at the moment; empty if something is
 * @param atNanos when it was looked at last, on the monotonic clock
 * @param lastBadNanos when something failed last; meaningless while nothing did
 */
public record SloStatus(
        Slo slo,
        Set<String> concerns,
        ErrorBudget budget,
        List<AlertState> alerts,
        long good,
        long bad,
        long gaps,
        String gap,
        long atNanos,
        long lastBadNanos) {

    /** Keeps copies. */
    public SloStatus {
        concerns = Set.copyOf(concerns);
        alerts = List.copyOf(alerts);
    }

    /** The same, but for the targets that it concerns. */
    SloStatus concerning(Set<String> targets) {
        return new SloStatus(slo, targets, budget, alerts, good, bad, gaps, gap, atNanos, lastBadNanos);
    }

    /** The most urgent of the alerts that fire; null for none. */
    public @Nullable Urgency firing() {
        return alerts.stream()
                .filter(AlertState::firing)
                .map(each -> each.alert().urgency())
                .min(Urgency::compareTo)
                .orElse(null);
    }

    /** The most urgent alert that fires, by the order of alerts; null for none. */
    public @Nullable AlertState loudest() {
        Urgency urgency = firing();
        return alerts.stream()
                .filter(each -> each.firing() && each.alert().urgency() == urgency)
                .findFirst()
                .orElse(null);
    }

    /**
     * How near it is to a page: 1 or more where the budget burns as fast as an alert that pages allows, or such an alert fires; NaN
     * where nothing happened of late.
     */
    public double pressure() {
        double most = Double.NaN;
        for (AlertState each : alerts) {
            boolean more = Double.isNaN(most) || each.pressure() > most;
            if (each.alert().urgency() == Urgency.PAGE && more && enough(each)) {
                most = each.pressure();
            }
        }
        return most;
    }

    /** Too few failures are no burn that would speak for itself. */
    private boolean enough(AlertState alert) {
        return alert.pressure() < 1 || alert.failures() >= slo.minimumFailures();
    }

    /** What a person on call wants to know, a sentence each. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        String known = gap.isEmpty() ? "" : "; no data now: " + gap;
        lines.add("%s, %s%s".formatted(slo, budget, known));
        alerts.forEach(each -> lines.add("slo %s: %s".formatted(slo.name(), each.sentence())));
        return lines;
    }

    /** All of it, one line each. */
    @Override
    public String toString() {
        return String.join("\n", lines());
    }
}
