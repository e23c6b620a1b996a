// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.model.Actor;
import dev.prunella.record.telemetry.HealingMeter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the loop does, as a registry of meters shows it. */
class MetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Meters meters = new Meters(registry);
    private final Lab lab = Lab.with(builder -> builder.meterRegistry(registry));
    private final Patient patient = new Patient("orders-db");

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void publishesEveryMeterOfTheListAndNoOther() {
        lab.supervisor.guard("orders-db");
        lab.supervisor.slo(new Business(lab).objective("checkout"));
        lab.start(patient.target());
        Map<String, Set<String>> published = registry.getMeters().stream()
                .collect(Collectors.groupingBy(
                        meter -> meter.getId().getName(),
                        Collectors.flatMapping(MetersTest::tagKeys, Collectors.toSet())));
        assertThat(published)
                .isEqualTo(Arrays.stream(HealingMeter.values())
                        .collect(Collectors.toMap(HealingMeter::meterName, meter -> Set.copyOf(meter.tags()))));
    }

    @Test
    void hasEveryCounterAtZeroBeforeAnythingHappens() {
        lab.start(patient.target());
        List<Meter> counters = registry.getMeters().stream()
                .filter(meter -> meter.getId().getType() == Meter.Type.COUNTER)
                .filter(meter -> !meter.getId().getName().equals(HealingMeter.LOOP_BEATS.meterName()))
                .toList();
        assertThat(counters)
                .hasSizeGreaterThan(30)
                .allSatisfy(meter ->
                        assertThat(meter.measure().iterator().next().getValue()).isZero());
    }

    @Test
    void countsAnIncidentThatHealed() {
        // REQ M1, REQ M2, REQ M3, REQ M5
        healOnce();
        assertThat(meters.count(HealingMeter.INCIDENTS, "target", "orders-db", "outcome", "healed"))
                .isEqualTo(1);
        assertThat(meters.count(HealingMeter.ACTIONS, "target", "orders-db", "action", "fix", "end", "healed"))
                .isEqualTo(1);
        assertThat(meters.count(HealingMeter.VERIFICATIONS, "target", "orders-db", "verdict", "healed"))
                .isEqualTo(1);
        assertThat(meters.times(HealingMeter.MTTR, "target", "orders-db", "outcome", "healed"))
                .isEqualTo(1);
        assertThat(meters.times(HealingMeter.ACTION_DURATION, "action", "fix")).isEqualTo(1);
    }

    @Test
    void measuresFromTheFirstSymptom() {
        healOnce();
        double detection = meters.totalMillis(HealingMeter.DETECTION_DELAY, "target", "orders-db");
        double reaction = meters.totalMillis(HealingMeter.REACTION_DELAY, "target", "orders-db");
        double health = meters.totalMillis(HealingMeter.MTTR, "target", "orders-db", "outcome", "healed");
        assertThat(detection).isBetween(200.0, 300.0); // three looks, 100 ms apart
        assertThat(reaction).isBetween(detection, detection + 100);
        assertThat(health).isBetween(reaction + 200, reaction + 400); // three passes, 100 ms apart
    }

    @Test
    void countsEscalationsByChannel() {
        // REQ M6
        patient.curable = false;
        healOnce();
        assertThat(meters.count(HealingMeter.ESCALATIONS, "channel", "ear", "delivered", "true"))
                .isEqualTo(1);
        assertThat(meters.count(HealingMeter.ESCALATIONS, "channel", "ear", "delivered", "false"))
                .isZero();
    }

    @Test
    void countsRefusalsByGuardrail() {
        lab.supervisor.pause(Actor.person("ann"), "migrating");
        healOnce();
        assertThat(meters.count(HealingMeter.REFUSALS, "guardrail", "kill-switch"))
                .isEqualTo(1);
        assertThat(meters.gauge(HealingMeter.PAUSED)).isEqualTo(1);
    }

    @Test
    void showsWhatIsLeftOfTheBudgets() {
        healOnce();
        assertThat(meters.gauge(HealingMeter.BUDGET_REMAINING, "target", "orders-db"))
                .isEqualTo(2);
        assertThat(meters.gauge(HealingMeter.SUPERVISOR_BUDGET_REMAINING)).isEqualTo(19);
        lab.pass(Duration.ofMinutes(11));
        assertThat(meters.gauge(HealingMeter.BUDGET_REMAINING, "target", "orders-db"))
                .isEqualTo(3);
    }

    @Test
    void showsEachTargetInOneState() {
        patient.curable = false;
        healOnce();
        assertThat(meters.gauge(HealingMeter.TARGET_STATE, "target", "orders-db", "state", "unhealthy"))
                .isEqualTo(1);
        assertThat(meters.gauge(HealingMeter.TARGET_STATE, "target", "orders-db", "state", "healthy"))
                .isZero();
    }

    @Test
    void showsThatTheLoopLives() {
        lab.start(patient.target());
        double before = meters.beats();
        lab.pass(Duration.ofSeconds(1));
        assertThat(meters.beats() - before).isEqualTo(10);
    }

    @Test
    void showsTheLatencyOfTheTrail() {
        // REQ M10
        healOnce();
        assertThat(registry.get(HealingMeter.AUDIT_SYNC.meterName())
                        .functionTimer()
                        .count())
                .isEqualTo(2); // the intent and its end
    }

    @Test
    void isThereAtZeroInAScrape() {
        // REQ T1
        PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (Lab other = Lab.with(builder -> builder.meterRegistry(prometheus))) {
            other.start(patient.target());
            assertThat(prometheus.scrape())
                    .contains("# HELP prunella_incidents_total Incidents that ended")
                    .contains("prunella_incidents_total{group=\"none\",outcome=\"healed\",target=\"orders-db\"} 0.0")
                    .contains("prunella_mttr_seconds_count{group=\"none\",outcome=\"healed\",target=\"orders-db\"} 0")
                    .contains("prunella_loop_silence_seconds");
        }
    }

    private void healOnce() {
        lab.start(patient.target());
        patient.sick = true;
        lab.pass(Lab.WHILE);
    }

    private static Stream<String> tagKeys(Meter meter) {
        return meter.getId().getTags().stream().map(Tag::getKey);
    }
}
