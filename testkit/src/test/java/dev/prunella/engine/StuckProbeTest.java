// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.TargetHandle;
import dev.prunella.detect.Probe;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.model.Health;
import dev.prunella.target.Target;
import dev.prunella.target.TargetBuilder;
import dev.prunella.testkit.time.FakeTime;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A probe that does not come back in time: never two of it at once, and each missed deadline is one FAIL. */
class StuckProbeTest {

    private final FakeTime time = FakeTime.create(1, FakeTime.DEFAULT_WORKERS);
    private final Lab lab = Lab.in(time, builder -> builder);
    private int running;
    private int mostAtOnce;
    private int begun;
    private boolean stuck;

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void neverRunsTwiceAtATime() {
        lab.start(target(this::look));
        stuck = true;
        lab.pass(Duration.ofMinutes(10));
        assertThat(begun).isEqualTo(4);
        assertThat(mostAtOnce).isEqualTo(1);
    }

    @Test
    void eachFurtherMissedDeadlineIsOneFail() {
        TargetHandle handle = lab.start(target(this::look));
        stuck = true;
        lab.pass(Duration.ofSeconds(12));
        assertThat(inside(handle)).isEqualTo("inside FAIL no answer before the deadline (timed-out) x2");
        lab.pass(Duration.ofMillis(1_100));
        assertThat(handle.status().incident()).isNotNull();
    }

    @Test
    void isTimedOutWithoutAnInterrupt() {
        boolean[] interrupted = {false};
        lab.start(target(context -> {
            try {
                time.pause(Duration.ofMinutes(5));
            } catch (InterruptedException e) {
                interrupted[0] = true;
            }
            return Reading.pass();
        }));
        lab.pass(Duration.ofMinutes(4));
        assertThat(lab.escalations).hasSize(1);
        assertThat(interrupted[0]).isFalse();
    }

    @Test
    void whatItSaysInTheEndIsNotListenedTo() {
        TargetHandle handle = lab.start(target(context -> {
            begun++;
            time.pause(begun == 2 ? Duration.ofSeconds(40) : Duration.ZERO);
            return begun <= 2 ? Reading.pass() : Reading.fail("sick", "still");
        }));
        lab.pass(Duration.ofSeconds(52));
        assertThat(lab.supervisor.status().abandonedRuns()).isZero();
        assertThat(handle.explain().state()).noneMatch(line -> line.startsWith("inside PASS"));
        assertThat(handle.status().health()).isEqualTo(Health.UNHEALTHY);
    }

    @Test
    void isLookedAtAgainOnceItHasComeBack() {
        TargetHandle handle = lab.start(target(context -> {
            begun++;
            time.pause(begun == 2 ? Duration.ofSeconds(40) : Duration.ZERO);
            return Reading.pass();
        }));
        lab.pass(Duration.ofMinutes(2));
        assertThat(begun).isGreaterThan(5);
        assertThat(handle.status().health()).isEqualTo(Health.HEALTHY);
    }

    @Test
    void whatItMeansToBeLateIsForTheProbeToSay() {
        lab.start(target(new LateProbe() {
            @Override
            public Reading late(ProbeContext context) {
                return Reading.unknown("busy", "works on a long request");
            }
        }));
        lab.pass(Duration.ofSeconds(70));
        assertThat(lab.events).noneMatch(event -> event.what().contains("timed-out"));
        assertThat(lab.events.get(0).what()).contains("busy");
        assertThat(lab.escalations).isEmpty();
    }

    @Test
    void aBrokenAnswerToThatCountsAsTimedOut() {
        lab.start(target(new LateProbe() {
            @Override
            public Reading late(ProbeContext context) {
                throw new StackOverflowError();
            }
        }));
        lab.pass(Duration.ofSeconds(100));
        assertThat(lab.events.get(0).what()).contains("timed-out");
        assertThat(lab.escalations).hasSize(1);
    }

    @Test
    void aQuestionThatIsStuckTooIsAskedOnce() {
        // FAULT-F16: the cap is one a probe, so neither its looks nor its questions can use up the 32 of all
        lab.start(target(new LateProbe() {
            @Override
            public Reading late(ProbeContext context) throws InterruptedException {
                return hang();
            }
        }));
        lab.pass(Duration.ofMinutes(10));
        assertThat(lab.supervisor.status().abandonedRuns()).isEqualTo(2);
        assertThat(lab.escalations).hasSize(1);
    }

    @Test
    void thirtyTwoAreAbandonedAtMostAndTheRestHoldTheirPlaces() {
        // INVARIANT 32
        TargetBuilder[] many = new TargetBuilder[50];
        for (int i = 0; i < many.length; i++) {
            many[i] = Target.named("stuck-" + i).ownedBy("team").inside(context -> hang());
        }
        TargetHandle well = lab.start(target(context -> Reading.pass()), many);
        lab.pass(Duration.ofMinutes(3));
        assertThat(lab.supervisor.status().abandonedRuns()).isEqualTo(AbandonedRuns.CAP);
        assertThat(well.explain().state()).anyMatch(line -> line.startsWith("inside UNKNOWN no worker was free"));
    }

    private Reading look(ProbeContext context) throws InterruptedException {
        begun++;
        running++;
        mostAtOnce = Math.max(mostAtOnce, running);
        if (stuck) {
            time.pause(Duration.ofMinutes(4));
        }
        running--;
        return Reading.pass();
    }

    private Reading hang() throws InterruptedException {
        time.hang();
        return Reading.pass();
    }

    private abstract class LateProbe implements Probe {
        @Override
        public Reading look(ProbeContext context) throws InterruptedException {
            return hang();
        }
    }

    private static TargetBuilder target(Probe inside) {
        return Target.named("slow").ownedBy("team").inside(inside);
    }

    private static String inside(TargetHandle handle) {
        return handle.explain().state().stream()
                .filter(line -> line.startsWith("inside"))
                .findFirst()
                .orElseThrow();
    }
}
