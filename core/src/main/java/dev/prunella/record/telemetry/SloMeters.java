// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record.telemetry;

import dev.prunella.slo.AlertState;
import dev.prunella.slo.BurnAlert.Urgency;
import dev.prunella.slo.Slo;
import dev.prunella.slo.SloBoard;
import dev.prunella.slo.SloRegister;
import dev.prunella.slo.SloStatus;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * The meters of objectives, of which there are {@value SloRegister#MOST} at most, and of coverage: what was published last, read when
 * somebody asks. Confined to a lane but for what its gauges read.
 */
final class SloMeters {

    private final Shelf shelf;
    private final SloRegister register;
    private final Set<String> metered = new HashSet<>();

    SloMeters(MeterRegistry registry, SupervisorView supervisor) {
        shelf = new Shelf(registry);
        register = supervisor.slos();
        covered("all", each -> each.covered().all());
        covered("objective", each -> each.covered().measured());
        covered("runbook", each -> each.covered().remedied());
    }

    private void covered(String word, ToDoubleFunction<SloRegister> number) {
        shelf.gauge(HealingMeter.COVERAGE, Tags.of("covered", word), register, number);
    }

    void follow() {
        for (SloStatus status : register.board().all()) {
            if (metered.add(status.slo().name())) {
                publish(status.slo());
            }
        }
    }

    private void publish(Slo slo) {
        Tags tags = Tags.of("slo", slo.name());
        gauge(HealingMeter.SLO_OBJECTIVE, tags, slo, each -> each.slo().objective());
        gauge(HealingMeter.SLO_BUDGET_LEFT, tags, slo, each -> each.budget().left());
        gauge(HealingMeter.SLO_SEEN, tags, slo, each -> each.budget().counts().seenShare());
        for (Duration window : windowsOf(slo)) {
            gauge(HealingMeter.SLO_BURN_RATE, tags.and("window", tagOf(window)), slo, each -> rate(each, window));
        }
        for (Urgency urgency : Urgency.values()) {
            Tags named = tags.and("urgency", MeterRow.word(urgency));
            gauge(HealingMeter.SLO_ALERTS, named, slo, each -> firing(each, urgency));
        }
        count(HealingMeter.SLO_EVENTS, tags.and("outcome", "good"), slo, SloStatus::good);
        count(HealingMeter.SLO_EVENTS, tags.and("outcome", "bad"), slo, SloStatus::bad);
        count(HealingMeter.SLO_GAPS, tags, slo, SloStatus::gaps);
    }

    private void gauge(HealingMeter meter, Tags tags, Slo slo, ToDoubleFunction<SloStatus> number) {
        shelf.gauge(meter, tags, register.board(), board -> read(board, slo, number));
    }

    private void count(HealingMeter meter, Tags tags, Slo slo, ToDoubleFunction<SloStatus> number) {
        shelf.functionCounter(meter, tags, register.board(), board -> read(board, slo, number));
    }

    private static double read(SloBoard board, Slo slo, ToDoubleFunction<SloStatus> number) {
        SloStatus status = board.of(slo.name());
        return status == null ? Double.NaN : number.applyAsDouble(status);
    }

    private static double rate(SloStatus status, Duration window) {
        for (AlertState each : status.alerts()) {
            if (each.alert().longWindow().equals(window)) {
                return each.longRate();
            }
            if (each.alert().shortWindow().equals(window)) {
                return each.shortRate();
            }
        }
        return Double.NaN;
    }

    private static double firing(SloStatus status, Urgency urgency) {
        return status.alerts().stream()
                .filter(each -> each.firing() && each.alert().urgency() == urgency)
                .count();
    }

    private static Set<Duration> windowsOf(Slo slo) {
        Set<Duration> windows = new LinkedHashSet<>();
        slo.alerts().forEach(each -> {
            windows.add(each.longWindow());
            windows.add(each.shortWindow());
        });
        return windows;
    }

    /** As Prometheus writes it: 30m, 6h, 3d. */
    private static String tagOf(Duration window) {
        long seconds = window.toSeconds();
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
