// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.prunella.detect.Reading;
import dev.prunella.detect.Reading.Status;
import dev.prunella.probes.sampling.Looks;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

// REQ A5, L1
class GcTimeProbeTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Looks looks = new Looks();
    private final AtomicLong paused = new AtomicLong();
    private final AtomicLong stalls = new AtomicLong();

    @AfterEach
    void end() {
        looks.close();
    }

    @Test
    void failsWhenPausesTakeMoreThanTheirShareOfAWindow() {
        GcTimeProbe probe = GcTimeProbe.of(0.2, MINUTE, paused::get);
        looks.of(probe);
        for (int i = 0; i < 5; i++) {
            paused.addAndGet(3_000);
            assertThat(looks.after(Duration.ofSeconds(10), probe).passed()).isTrue();
        }
        paused.addAndGet(3_000);
        Reading reading = looks.after(Duration.ofSeconds(10), probe);

        assertThat(reading.code()).isEqualTo(JvmReadings.GC_TIME);
        assertThat(reading.value()).isEqualTo(new Reading.Measurement(30, "%"));
        assertThat(reading.toString()).contains("30 % of the last 60 s", "at most 20 %");
        assertThat(looks.over(MINUTE, probe).passed()).isTrue();
    }

    @Test
    void countsTheRealPausesOfThisProcess() {
        long before = GcPauses.millis();
        for (int i = 0; i < 1_000 && GcPauses.millis() == before; i++) {
            System.gc();
        }

        assertThat(GcPauses.millis()).isGreaterThan(before);
    }

    @ParameterizedTest
    @CsvSource({
        "G1 Young Generation, true",
        "G1 Concurrent GC, true",
        "PS MarkSweep, true",
        "ZGC Major Pauses, true",
        "ZGC Cycles, false",
        "ZGC Minor Cycles, false",
        "Shenandoah Cycles, false"
    })
    void knowsWhichBeansCountPauses(String bean, boolean pauses) {
        assertThat(GcPauses.isPause(bean)).isEqualTo(pauses);
    }

    @Test
    void failsWhenThreadsWaitedForMemoryMoreOftenThanTheyShould() {
        AllocationStallProbe probe = AllocationStallProbe.of(2, MINUTE, stalls::get);
        looks.of(probe);
        stalls.set(2);
        assertThat(looks.after(Duration.ofSeconds(10), probe).passed()).isTrue();
        stalls.set(3);
        Reading reading = looks.after(Duration.ofSeconds(10), probe);

        assertThat(reading.code()).isEqualTo(JvmReadings.ALLOCATION_STALLS);
        assertThat(reading.value()).isEqualTo(new Reading.Measurement(3, "stalls"));
        assertThat(looks.over(Duration.ofSeconds(70), probe).passed()).isTrue();
    }

    @Test
    void nothingIsKnownOfStallsWhereTheCollectorHasNone() {
        AllocationStallProbe probe = AllocationStallProbe.of(2, MINUTE, null);

        assertThat(looks.of(probe).status()).isEqualTo(Status.UNKNOWN);
        assertThat(looks.of(probe).code()).isEqualTo(JvmReadings.NOT_REPORTED);
    }

    @Test
    void refusesWhatIsNoShareAndWhatIsNoWindow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GcTimeProbe.atMost(20, MINUTE))
                .withMessageContaining("GC time probe: atMost")
                .withMessageContaining("20");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AllocationStallProbe.atMost(-1, MINUTE))
                .withMessageContaining("atMost must not be negative, got -1");
    }
}
