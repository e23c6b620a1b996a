// SPDX-License-Identifier: Apache-2.0
package dev.prunella.slo;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.CountingMode;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Indicators that are meters of a registry. */
class MeterSourcesTest {

    private static final MeterQuery ALL = MeterQuery.named("http");
    private static final MeterQuery ERRORS = ALL.tag("outcome", "error");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void addsUpWhatComesAfterTheFirstLook() throws Exception {
        requests("ok", 50);
        requests("error", 7);
        Sli.Source source = source(Sli.badMeters(registry, ERRORS, ALL));
        assertThat(source.read()).isEqualTo(SliReading.counts(0, 0));
        requests("ok", 3);
        requests("error", 2);
        assertThat(source.read()).isEqualTo(SliReading.counts(3, 5));
        assertThat(source.read()).isEqualTo(SliReading.counts(3, 5));
    }

    @Test
    void theFirstErrorThatThereEverIsCounts() throws Exception {
        requests("ok", 1);
        Sli.Source source = source(Sli.badMeters(registry, ERRORS, ALL));
        assertThat(source.read()).isEqualTo(SliReading.counts(0, 0));
        requests("error", 1);
        assertThat(source.read()).isEqualTo(SliReading.counts(0, 1));
    }

    @Test
    void aMeterThatIsNotThereIsAGap() throws Exception {
        Sli.Source source = source(Sli.goodMeters(registry, ALL.tag("outcome", "ok"), ALL));
        assertThat(source.read()).isEqualTo(SliReading.gap("there is no meter http outcome=ok"));
        requests("error", 3);
        assertThat(source.read()).as("all of it would be bad").isInstanceOf(SliReading.Gap.class);
        requests("ok", 4);
        assertThat(source.read()).isEqualTo(SliReading.counts(4, 7));
    }

    @Test
    void aMeterThatIsRegisteredAnewGoesOnWithoutABurst() throws Exception {
        requests("ok", 1_000);
        Sli.Source source = source(Sli.badMeters(registry, ERRORS, ALL));
        source.read();
        requests("ok", 10);
        assertThat(source.read()).isEqualTo(SliReading.counts(10, 10));
        registry.clear();
        assertThat(source.read()).isEqualTo(SliReading.gap("there is no meter http"));
        requests("ok", 4);
        assertThat(source.read()).isEqualTo(SliReading.counts(14, 14));
        registry.clear();
        requests("ok", 5_000);
        assertThat(source.read()).as("counted from its birth").isEqualTo(SliReading.counts(5_014, 5_014));
    }

    @Test
    void whatReadsANumberOfItsOwnBeginsWhereItIsFirstSeen() throws Exception {
        AtomicLong number = new AtomicLong(1_000_000);
        Sli.Source source = source(Sli.badMeters(registry, ERRORS, ALL));
        assertThat(source.read()).isInstanceOf(SliReading.Gap.class);
        FunctionCounter.builder("http", number, AtomicLong::get).register(registry);
        assertThat(source.read()).isEqualTo(SliReading.counts(0, 0));
        number.addAndGet(8);
        assertThat(source.read()).isEqualTo(SliReading.counts(8, 8));
    }

    @Test
    void aNumberThatFallsIsAGap() throws Exception {
        AtomicLong number = new AtomicLong(1_000_000);
        FunctionCounter.builder("http", number, AtomicLong::get).register(registry);
        Sli.Source source = source(Sli.badMeters(registry, ERRORS, ALL));
        source.read();
        number.set(5);
        assertThat(source.read()).isEqualTo(SliReading.gap("a meter of it was reset"));
        number.set(9);
        assertThat(source.read()).isEqualTo(SliReading.counts(4, 4));
    }

    @Test
    void leavesOutWhatIsNotMeant() throws Exception {
        Sli.Source source =
                source(Sli.badMeters(registry, ALL.tag("uri", "/pay").except("outcome", "ok"), ALL));
        source.read();
        Counter.builder("http")
                .tags("uri", "/pay", "outcome", "ok")
                .register(registry)
                .increment(2);
        Counter.builder("http")
                .tags("uri", "/pay", "outcome", "error")
                .register(registry)
                .increment(3);
        Counter.builder("http")
                .tags("uri", "/cat", "outcome", "error")
                .register(registry)
                .increment(4);
        assertThat(source.read()).isEqualTo(SliReading.counts(6, 9));
    }

    @Test
    void aFailureBetweenTheTwoReadsIsNotLost() throws Exception {
        AtomicLong all = new AtomicLong(100);
        AtomicLong bad = new AtomicLong();
        FunctionCounter.builder("http", all, AtomicLong::get).register(registry);
        FunctionCounter.builder("bad", bad, AtomicLong::get).register(registry);
        Sli.Source source = source(Sli.badMeters(registry, MeterQuery.named("bad"), ALL));
        source.read();
        all.incrementAndGet();
        assertThat(source.read()).isEqualTo(SliReading.counts(1, 1));
        bad.incrementAndGet();
        assertThat(source.read()).as("nothing that was good falls").isEqualTo(SliReading.counts(1, 1));
        all.incrementAndGet();
        assertThat(source.read()).isEqualTo(SliReading.counts(1, 2));
    }

    @Test
    void countsTheRecordingsOfTimers() throws Exception {
        Timer timer = Timer.builder("http").register(registry);
        Sli.Source source = source(Sli.badMeters(registry, ERRORS, ALL));
        source.read();
        timer.record(Duration.ofMillis(3));
        assertThat(source.read()).isEqualTo(SliReading.counts(1, 1));
    }

    @Test
    void whatHasNoCountThatGrowsIsAGap() throws Exception {
        Gauge.builder("http", () -> 3).register(registry);
        assertThat(source(Sli.badMeters(registry, ERRORS, ALL)).read())
                .isEqualTo(SliReading.gap("a meter http has no count that only grows"));
    }

    @Test
    void whatCountsByStepsIsAGap() throws Exception {
        MeterRegistry steps = new SimpleMeterRegistry(
                key -> key.equals("simple.mode") ? CountingMode.STEP.name() : null, new MockClock());
        steps.counter("http").increment();
        assertThat(source(Sli.badMeters(steps, ERRORS, ALL)).read())
                .isEqualTo(SliReading.gap("a meter http has no count that only grows"));
    }

    @Test
    void looksBehindAComposite() throws Exception {
        CompositeMeterRegistry composite = new CompositeMeterRegistry();
        Sli.Source source = source(Sli.badMeters(composite, ERRORS, ALL));
        assertThat(source.read())
                .isEqualTo(SliReading.gap("its registry counts by steps, or has none behind it that does not"));
        composite.add(registry);
        composite.counter("http").increment(3);
        assertThat(source.read()).as("where it begins").isEqualTo(SliReading.counts(0, 0));
        composite.counter("http").increment(4);
        assertThat(source.read()).isEqualTo(SliReading.counts(4, 4));
        composite.remove(registry);
        SimpleMeterRegistry other = new SimpleMeterRegistry(SimpleConfig.DEFAULT, new MockClock());
        other.counter("http").increment(1_000_000);
        composite.add(other);
        assertThat(source.read()).as("counts of another one").isEqualTo(SliReading.counts(4, 4));
        composite.counter("http").increment();
        assertThat(source.read()).isEqualTo(SliReading.counts(5, 5));
    }

    @Test
    void aHistogramThatForgetsIsAGap() throws Exception {
        Timer.builder("http").serviceLevelObjectives(Duration.ofMillis(300)).register(registry);
        assertThat(source(Sli.timer(registry, ALL, Duration.ofMillis(300))).read())
                .isEqualTo(SliReading.gap("the histogram of timer http forgets after minutes in this registry"));
    }

    @Test
    void whatIsNoTimerIsAGap() throws Exception {
        registry.counter("http");
        assertThat(source(Sli.timer(registry, ALL, Duration.ofMillis(300))).read())
                .isEqualTo(SliReading.gap("meter http is no timer"));
    }

    private void requests(String outcome, int number) {
        registry.counter("http", "outcome", outcome).increment(number);
    }

    private static Sli.Source source(Sli sli) {
        return ((Sli.OfSource) sli).source();
    }
}
