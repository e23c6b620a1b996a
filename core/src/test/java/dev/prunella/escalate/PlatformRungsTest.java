// SPDX-License-Identifier: Apache-2.0
package dev.prunella.escalate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prunella.act.Attempt;
import dev.prunella.act.HandOver;
import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationContext;
import dev.prunella.diagnose.Cause;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.Generation;
import dev.prunella.model.IncidentId;
import dev.prunella.model.Reason;
import dev.prunella.time.Deadline;
import dev.prunella.time.SystemTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The process is out of traffic while any target says so. */
// REQ A6
class PlatformRungsTest {

    private final List<String> said = new ArrayList<>();
    private boolean failing;
    private final PlatformRungs rungs = PlatformRungs.over(new PlatformPort() {
        @Override
        public void readiness(boolean accepting, Reason why) {
            say(accepting ? "ready: " + why.text() : "not ready: " + why.text());
        }

        @Override
        public void breakLiveness(Reason why) {
            say("broken: " + why.text());
        }
    });

    @Test
    void readinessComesBackWithTheLastTargetThatTookIt() throws Exception {
        run(rungs.outOfTraffic(), "a");
        run(rungs.outOfTraffic(), "b");
        assertThat(takeBack(rungs.outOfTraffic(), "a")).isTrue();
        assertThat(said).hasSize(2).allMatch(each -> each.startsWith("not ready: "));
        assertThat(takeBack(rungs.outOfTraffic(), "b")).isTrue();
        assertThat(said).hasSize(3).last().isEqualTo("ready: b is well again");
    }

    @Test
    void nothingIsTakenBackThatWasNotHandedOver() throws Exception {
        run(rungs.outOfTraffic(), "a");
        assertThat(takeBack(rungs.outOfTraffic(), "b")).isFalse();
        assertThat(said).hasSize(1);
    }

    @Test
    void whatCouldNotBeTakenBackIsStillOwed() throws Exception {
        run(rungs.outOfTraffic(), "a");
        failing = true;
        assertThatThrownBy(() -> takeBack(rungs.outOfTraffic(), "a")).isInstanceOf(IllegalStateException.class);
        failing = false;
        assertThat(takeBack(rungs.outOfTraffic(), "a")).isTrue();
    }

    @Test
    void whatMayHaveBeenToldIsTakenBackToo() throws Exception {
        failing = true;
        assertThatThrownBy(() -> run(rungs.outOfTraffic(), "a")).isInstanceOf(IllegalStateException.class);
        failing = false;
        assertThat(takeBack(rungs.outOfTraffic(), "a")).isTrue();
    }

    @Test
    void aBrokenLivenessEndsTheProcessAndStaysBroken() throws Exception {
        Remediation broken = rungs.brokenLiveness();
        run(broken, "a");
        assertThat(broken.endsProcess()).isTrue();
        assertThat(takeBack(broken, "a")).isFalse();
        assertThat(said).containsExactly("broken: LOCAL_FAULT (unspecified) in incident a/00000001.1");
    }

    @Test
    void refusesANegativeWait() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rungs.outOfTraffic(Duration.ofSeconds(-1)))
                .withMessage("readiness-off: afterTelling must not be negative, got PT-1S");
    }

    private void say(String what) {
        if (failing) {
            throw new IllegalStateException("no platform");
        }
        said.add(what);
    }

    private static boolean takeBack(Remediation remediation, String target) throws Exception {
        return ((HandOver) remediation.action()).takeBack(target);
    }

    private static void run(Remediation remediation, String target) throws Exception {
        Attempt attempt =
                new Attempt(IncidentId.of(target, 1, 1), 1, 1, remediation.name(), Generation.FIRST, new Deadline(0));
        Diagnosis diagnosis = new Diagnosis(Diagnosis.Kind.LOCAL_FAULT, Cause.UNSPECIFIED, 3, "seen");
        remediation.action().run(new RemediationContext(attempt, diagnosis, SystemTime.clock()));
    }
}
