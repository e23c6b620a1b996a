// SPDX-License-Identifier: Apache-2.0
package dev.prunella.checks.docs;

import static dev.prunella.diagnose.Diagnosis.Kind.STALLED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.HealingSupervisor;
import dev.prunella.act.Remediation;
import dev.prunella.decide.Runbook;
import dev.prunella.detect.Probe;
import dev.prunella.target.Target;
import dev.prunella.testkit.time.FakeTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Shown in {@code docs/testing.md}; {@link ReadmeTest} compares the two. */
class StalledFeedTest {

    private final Feed feed = new Feed();

    // region
    @Test
    void restartsAFeedThatStoodStillForHalfAMinute() {
        try (FakeTime time = FakeTime.create();
                HealingSupervisor supervisor = HealingSupervisor.builder()
                        .clock(time)
                        .scheduler(time)
                        .randomness(time.randomness())
                        .build()) {
            supervisor.supervise(Target.named("price-feed")
                    .ownedBy("team-pricing")
                    .inside(Probe.progress(feed::processed, feed::pending, Duration.ofSeconds(30)))
                    .when(STALLED, Runbook.of(Remediation.named("restart-feed", context -> feed.restart()))));
            supervisor.start();
            time.advance(Duration.ofSeconds(1));
            feed.standStill();
            feed.receive(100);
            time.advance(Duration.ofSeconds(25));
            assertThat(feed.restarts()).isZero();
            time.advance(Duration.ofSeconds(25));
            assertThat(feed.restarts()).isEqualTo(1);
        }
    }
    // endregion
}
