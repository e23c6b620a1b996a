// SPDX-License-Identifier: Apache-2.0
package dev.prunella.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.prunella.detect.SeriesWatch;
import dev.prunella.detect.series.ThresholdDetector;
import dev.prunella.model.Reason;
import dev.prunella.time.HealingClock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.logging.LoggingMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Meters of the application as series. */
// REQ L1, A10
class MeterSeriesTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final AtomicInteger seconds = new AtomicInteger();
    private final HealingClock clock = new HealingClock() {
        @Override
        public long nanoTime() {
            return Duration.ofSeconds(seconds.get()).toNanos();
        }

        @Override
        public Instant wallTime() {
            return Instant.ofEpochSecond(seconds.get());
        }
    };

    private MeterSeries rate() {
        return MeterSeries.rate(registry, MeterQuery.named("orders"), clock);
    }

    private double after(int pause, MeterSeries series) {
        seconds.addAndGet(pause);
        return series.getAsDouble();
    }

    @Test
    void addsUpGauges() {
        AtomicInteger length = new AtomicInteger(3);
        Gauge.builder("queue", length, AtomicInteger::get).tag("of", "a").register(registry);
        Gauge.builder("queue", () -> 4).tag("of", "b").register(registry);
        TimeGauge.builder("age", () -> 2, TimeUnit.SECONDS).register(registry);
        MeterSeries queue = MeterSeries.gauge(registry, MeterQuery.named("queue"));
        assertThat(queue.getAsDouble()).isEqualTo(7);
        length.set(10);
        assertThat(queue.getAsDouble()).isEqualTo(14);
        assertThat(MeterSeries.gauge(registry, MeterQuery.named("queue").tag("of", "b"))
                        .getAsDouble())
                .isEqualTo(4);
        assertThat(MeterSeries.gauge(registry, MeterQuery.named("age")).getAsDouble())
                .isEqualTo(2_000);
        assertThat(MeterSeries.gauge(registry, MeterQuery.named("none")).getAsDouble())
                .isNaN();
    }

    @Test
    void countsEventsASecondWhateverTheReadersPace() {
        Counter orders = registry.counter("orders", "shop", "a");
        MeterSeries rate = rate();
        orders.increment(1_000);
        assertThat(after(1, rate)).isNaN();
        orders.increment(20);
        assertThat(after(10, rate)).isEqualTo(2);
        registry.counter("orders", "shop", "b").increment(30);
        assertThat(after(5, rate)).isEqualTo(6);
        assertThat(after(5, rate)).isZero();
    }

    @Test
    void aMeterThatIsGoneIsAGap() {
        Counter orders = registry.counter("orders");
        MeterSeries rate = rate();
        after(1, rate);
        registry.remove(orders);
        assertThat(after(1, rate)).isNaN();
        registry.counter("orders").increment(4);
        assertThat(after(2, rate)).isEqualTo(2);
    }

    @Test
    void isToldAsASignalThatHasStopped() {
        Counter orders = registry.counter("orders");
        SeriesWatch watch =
                SeriesWatch.of("orders", rate(), ThresholdDetector.above(100)).by(clock);
        seconds.incrementAndGet();
        watch.detect();
        seconds.incrementAndGet();
        assertThat(watch.detect()).isNull();
        registry.remove(orders);
        Reason told = null;
        for (int i = 0; i < 5; i++) {
            seconds.incrementAndGet();
            told = watch.detect();
        }
        assertThat(told).isEqualTo(new Reason("signal-stopped", "orders: no value for 5 looks"));
    }

    @Test
    void meansWhatWasRecordedSince() {
        Timer timer = registry.timer("calls");
        MeterSeries mean = MeterSeries.mean(registry, MeterQuery.named("calls"));
        timer.record(Duration.ofMillis(100));
        assertThat(mean.getAsDouble()).isNaN();
        timer.record(Duration.ofMillis(10));
        timer.record(Duration.ofMillis(30));
        assertThat(mean.getAsDouble()).isCloseTo(20, within(1e-6));
        assertThat(mean.getAsDouble()).isNaN();
    }

    @Test
    void registriesThatForgetGiveGapsForWhatIsCounted() {
        CompositeMeterRegistry composite = new CompositeMeterRegistry();
        LoggingMeterRegistry steps = LoggingMeterRegistry.builder(key -> null).build();
        composite.add(steps);
        composite.counter("orders").increment();
        MeterSeries rate = MeterSeries.rate(composite, MeterQuery.named("orders"), clock);
        after(1, rate);
        assertThat(after(1, rate)).isNaN();
        composite.gauge("queue", 7);
        assertThat(MeterSeries.gauge(composite, MeterQuery.named("queue")).getAsDouble())
                .isEqualTo(7);
        composite.add(registry);
        after(1, rate);
        composite.counter("orders").increment(3);
        assertThat(after(1, rate)).isEqualTo(3);
        steps.close();
    }
}
