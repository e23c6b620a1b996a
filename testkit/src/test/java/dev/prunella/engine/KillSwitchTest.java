// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.model.Actor;
import dev.prunella.record.HealingEvent;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whenever all healing is paused, nothing starts any more a tenth of a second later. */
// INVARIANT 13, 14, REQ F5
class KillSwitchTest {

    private static final Duration TENTH = Duration.ofMillis(100);

    static IntStream moments() {
        return IntStream.range(0, 60).map(each -> each * 10);
    }

    @ParameterizedTest
    @MethodSource("moments")
    void startsNothingATenthOfASecondAfterThePause(int millis) {
        Patient patient = new Patient("patient");
        patient.curable = false;
        try (Lab lab = Lab.create()) {
            lab.start(patient.target());
            patient.sick = true;
            lab.pass(Duration.ofSeconds(9).plusMillis(millis));
            lab.supervisor.pause(Actor.person("ann"), "looks for herself");
            lab.pass(TENTH);
            int treated = patient.treatments.size();
            int ended = lab.ends().size();
            lab.pass(Duration.ofHours(1));
            assertThat(patient.treatments).hasSize(treated);
            assertThat(lab.seen(HealingEvent.Intended.class)).hasSameSizeAs(lab.ends());
            assertThat(lab.ends().size() - ended).isBetween(0, 1);
        }
    }
}
