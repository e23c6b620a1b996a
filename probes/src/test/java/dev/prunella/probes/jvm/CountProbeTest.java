// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.prunella.detect.Reading;
import dev.prunella.probes.sampling.Looks;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

// REQ A5, L1
class CountProbeTest {

    private final Looks looks = new Looks();
    private final AtomicLong count = new AtomicLong(100);

    @AfterEach
    void end() {
        looks.close();
    }

    @Test
    void failsBeyondTheNumberThatWasSet() {
        CountProbe probe = CountProbe.of("threads", CountLimit.atMost(100), count::get);
        assertThat(looks.of(probe).passed()).isTrue();

        count.set(101);
        Reading reading = looks.of(probe);

        assertThat(reading.code()).isEqualTo(JvmReadings.TOO_MANY);
        assertThat(reading.value()).isEqualTo(new Reading.Measurement(101, "threads"));
    }

    @Test
    void failsBeyondAMultipleOfWhatIsUsual() {
        CountProbe probe =
                CountProbe.of("threads", CountLimit.timesUsual(3).remembering(Duration.ofMinutes(96)), count::get);
        looks.over(Duration.ofMinutes(15), probe);
        count.set(300);
        assertThat(looks.of(probe).passed()).isTrue();

        count.set(301);

        assertThat(looks.of(probe).code()).isEqualTo(JvmReadings.GROWN);
        assertThat(looks.of(probe).toString()).contains("301 threads, where there usually are 100");
    }

    @Test
    void judgesNothingByAHistoryThatIsTooShort() {
        CountProbe probe =
                CountProbe.of("threads", CountLimit.timesUsual(3).remembering(Duration.ofMinutes(96)), count::get);
        looks.over(Duration.ofMinutes(5), probe);

        count.set(10_000);

        assertThat(looks.of(probe).passed()).isTrue();
    }

    @Test
    void countsTheRealThreads() throws Exception {
        CountProbe probe = CountProbe.ofThreads(
                CountLimit.atMost(ManagementFactory.getThreadMXBean().getThreadCount() + 50L));
        CountDownLatch gate = new CountDownLatch(1);
        Thread[] many = new Thread[100];
        try {
            for (int i = 0; i < many.length; i++) {
                many[i] = new Thread(() -> {
                    try {
                        gate.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
                many[i].start();
            }
            assertThat(looks.of(probe).code()).isEqualTo(JvmReadings.TOO_MANY);
        } finally {
            gate.countDown();
            for (Thread thread : many) {
                thread.join();
            }
        }
    }

    @Test
    void countsTheRealClasses() {
        Reading reading = looks.of(CountProbe.ofClasses(CountLimit.atMost(10)));

        assertThat(reading.code()).isEqualTo(JvmReadings.TOO_MANY);
        assertThat(reading.value().amount()).isGreaterThan(500);
    }

    @Test
    void refusesAFactorThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CountLimit.timesUsual(1))
                .withMessage("count limit: timesUsual must be more than 1, got 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CountLimit.timesUsual(2).butAtMost(-1))
                .withMessageContaining("most");
    }
}
