// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.contributor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.testkit.time.FakeTime;
import dev.prunella.time.Deadline;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

class ContributorProbeTest {

    private final FakeTime time = FakeTime.create();

    @AfterEach
    void endTime() {
        time.close();
    }

    @ParameterizedTest
    @CsvSource({
        "UP, PASS, ''",
        "DOWN, FAIL, down",
        "OUT_OF_SERVICE, FAIL, out-of-service",
        "UNKNOWN, UNKNOWN, unknown-status",
        "DEGRADED, UNKNOWN, unknown-status"
    })
    void readsTheStatus(String status, Reading.Status expected, String code) {
        Reading reading = look(() -> Health.status(status).build());

        assertThat(reading.status()).isEqualTo(expected);
        assertThat(reading.code()).isEqualTo(code);
    }

    @Test
    void saysWhatTheIndicatorSaysOfTheError() {
        Reading reading =
                look(() -> Health.down(new IllegalStateException("no route")).build());

        assertThat(reading.toString()).contains("DOWN", "no route");
    }

    @Test
    void anIndicatorThatThrowsIsLeftToTheLoop() {
        assertThatIllegalStateException()
                .isThrownBy(() -> look(() -> {
                    throw new IllegalStateException("broken");
                }));
    }

    @Test
    void anIndicatorThatSaysNothingSaysNothing() {
        assertThat(look(() -> null).status()).isEqualTo(Reading.Status.UNKNOWN);
    }

    @Test
    void asksInTheApplicationsClassLoaderAndKeepsItNot() throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        ClassLoader[] seen = new ClassLoader[1];
        try (URLClassLoader application = new URLClassLoader(new URL[0], null)) {
            look(
                    () -> {
                        seen[0] = Thread.currentThread().getContextClassLoader();
                        return Health.up().build();
                    },
                    application);
            assertThat(seen[0]).isSameAs(application);
        }
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    private Reading look(HealthIndicator indicator) {
        return look(indicator, getClass().getClassLoader());
    }

    private Reading look(HealthIndicator indicator, ClassLoader classLoader) {
        return new ContributorProbe(indicator, classLoader)
                .look(new ProbeContext(Deadline.in(Duration.ofSeconds(5), time.nanoTime()), time));
    }
}
