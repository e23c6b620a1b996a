// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.act.HandOver;
import dev.prunella.act.RemediationContext;
import dev.prunella.act.RemediationResult;
import dev.prunella.decide.Answer;
import dev.prunella.diagnose.Diagnosis;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The platform is asked some time after a person was told, and never for what is shared. */
// REQ A6
class HandOverGuardrailTest {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final HandOverGuardrail guardrail = new HandOverGuardrail();
    private final Proposals proposals = new Proposals();

    @BeforeEach
    void provenAndTold() {
        proposals.action = new Rung();
        proposals.outsideProof = true;
        proposals.told = TEN_MINUTES.negated();
    }

    @Test
    void permitsOnceThePersonHasHadTheTime() {
        assertThat(check().permits()).isTrue();
    }

    @Test
    void tellsAPersonFirst() {
        proposals.told = null;
        assertThat(check()).isEqualTo(Answer.spent("untold", "a person is told before evict-all"));
    }

    @Test
    void givesThePersonTime() {
        proposals.told = Duration.ofMinutes(-4);
        assertThat(check())
                .isEqualTo(Answer.defer(
                        Duration.ofMinutes(6).toNanos(),
                        "just-told",
                        "evict-all comes no sooner than 600 s after a person was told"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Diagnosis.Kind.class,
            names = {"DEPENDENCY_DOWN", "OVERLOAD", "UNKNOWN"})
    void neverEndsAnybodyForWhatIsShared(Diagnosis.Kind kind) {
        proposals.kind = kind;
        assertThat(check())
                .isEqualTo(Answer.deny(
                        "shared",
                        "nothing proves that the fault is this process's own, and what is shared ends nobody"));
    }

    @ParameterizedTest
    @EnumSource(value = Diagnosis.Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "DEADLOCK")
    void neverEndsAnybodyWithoutOutsideProof(Diagnosis.Kind kind) {
        proposals.kind = kind;
        proposals.outsideProof = false;
        assertThat(check().permits()).isFalse();
    }

    @Test
    void aDeadlockIsAlwaysThisProcesssOwn() {
        proposals.kind = Diagnosis.Kind.DEADLOCK;
        proposals.outsideProof = false;
        assertThat(check().permits()).isTrue();
    }

    @Test
    void hasNothingToSayToOtherActions() {
        proposals.action = context -> RemediationResult.done("done");
        proposals.told = null;
        assertThat(check().permits()).isTrue();
    }

    private Answer check() {
        return guardrail.check(proposals.build(), new Books());
    }

    static final class Rung implements HandOver {
        @Override
        public Duration afterTelling() {
            return TEN_MINUTES;
        }

        @Override
        public RemediationResult run(RemediationContext context) {
            return RemediationResult.done("done");
        }

        @Override
        public boolean takeBack(String target) {
            return false;
        }
    }
}
