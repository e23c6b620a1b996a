// SPDX-License-Identifier: Apache-2.0
package dev.prunella.slo;

import dev.prunella.model.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Describes a service level objective; what is not set has its default, but indicator, objective and owner must be set. Immutable: each
 * method gives another one.
 */
public final class SloBuilder {

    private final String name;
    private final @Nullable Sli sli;
    private final double objective;
    private final Duration window;
    private final String owner;
    private final Severity severity;
    private final Set<String> targets;
    private final List<BurnAlert> alerts;
    private final int minimumFailures;

    SloBuilder(String name) {
        this(
                Objects.requireNonNull(name, "name"),
                null,
                Double.NaN,
                Duration.ofDays(30),
                "",
                Severity.ERROR,
                Set.of(),
                BurnAlert.ofDefaults(),
                5);
    }

    SloBuilder(Slo slo) {
        this(
                slo.name(),
                slo.sli(),
                slo.objective(),
                slo.window(),
                slo.owner(),
                slo.severity(),
                slo.targets(),
                slo.alerts(),
                slo.minimumFailures());
    }

    private SloBuilder(
            String name,
            @Nullable Sli sli,
            double objective,
            Duration window,
            String owner,
            Severity severity,
            Set<String> targets,
            List<BurnAlert> alerts,
            int minimumFailures) {
        this.name = name;
        this.sli = sli;
        this.objective = objective;
        this.window = window;
        this.owner = owner;
        this.severity = severity;
        this.targets = targets;
        this.alerts = alerts;
        this.minimumFailures = minimumFailures;
    }

    /** What is counted. */
    public SloBuilder measuredBy(Sli value) {
        Objects.requireNonNull(value, "sli");
        return new SloBuilder(name, value, objective, window, owner, severity, targets, alerts, minimumFailures);
    }

    /** The share that has to go well, as 0.999; more than 0 and at most 0.999999. */
    public SloBuilder objective(double value) {
        return new SloBuilder(name, sli, value, window, owner, severity, targets, alerts, minimumFailures);
    }

    /** How long the error budget has to last, an hour to 90 days; default 30 days. */
    public SloBuilder over(Duration value) {
        Objects.requireNonNull(value, "window");
        return new SloBuilder(name, sli, objective, value, owner, severity, targets, alerts, minimumFailures);
    }

    /** The team that is told. */
    public SloBuilder ownedBy(String value) {
        Objects.requireNonNull(value, "owner");
        return new SloBuilder(name, sli, objective, window, value, severity, targets, alerts, minimumFailures);
    }

    /** How much it matters; default ERROR. At INFO nobody is paged. */
    public SloBuilder severity(Severity value) {
        Objects.requireNonNull(value, "severity");
        return new SloBuilder(name, sli, objective, window, owner, value, targets, alerts, minimumFailures);
    }

    /** The targets whose failure spends the budget; default the one behind the guard or the probe. Need not be supervised yet. */
    public SloBuilder concerning(String... names) {
        return new SloBuilder(name, sli, objective, window, owner, severity, Set.of(names), alerts, minimumFailures);
    }

    /** When a person is told; default {@link BurnAlert#ofDefaults()}, which are made for 30 days and above 93.06 %. None for never. */
    public SloBuilder alerts(BurnAlert... values) {
        return new SloBuilder(name, sli, objective, window, owner, severity, targets, List.of(values), minimumFailures);
    }

    /**
     * How many failures there must be in an alert's long window, so that one failure among few calls at night wakes nobody; default 5.
     * It counts failures and not events, since among few events a few failures are a high rate, whatever the number of events asked for.
     */
    public SloBuilder minimumFailures(int value) {
        return new SloBuilder(name, sli, objective, window, owner, severity, targets, alerts, value);
    }

    /**
     * The objective.
     *
     * @throws IllegalArgumentException naming the objective, the property and the value that is wrong
     */
    public Slo build() {
        if (sli == null) {
            throw new IllegalArgumentException("slo '%s': measuredBy must be set, got nothing".formatted(name));
        }
        return new Slo(name, sli, objective, window, owner, severity, targets, alerts, minimumFailures);
    }
}
