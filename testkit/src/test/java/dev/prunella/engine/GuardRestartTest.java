// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.prunella.guard.BreakerState;
import dev.prunella.guard.GuardStatus;
import dev.prunella.model.Actor;
import dev.prunella.record.AuditTrail;
import dev.prunella.testkit.time.FakeTime;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a person set a guard to outlives the process. */
// LESSONS O10
class GuardRestartTest {

    private static final Actor ANN = Actor.person("ann");

    private long crashes;
    private MemoryStore store = new MemoryStore();
    private Lab lab = lab();

    @AfterEach
    void close() {
        lab.close();
    }

    private Lab lab() {
        AuditTrail trail =
                AuditTrail.builder(store).segmentBytes(8_192).segments(2).build();
        return Lab.in(FakeTime.create(crashes++, 8), builder -> builder.auditTrail(trail));
    }

    private void crash() {
        store = store.afterACrash();
        lab.time.close();
        lab = lab();
    }

    /** Until no segment is left that has the commands: only checkpoints tell of them. */
    private void fillSegments() {
        for (int i = 0; i < 100; i++) {
            lab.supervisor.resume(ANN);
            lab.pass(Duration.ofMillis(1));
        }
    }

    @Test
    void whatAPersonSetAGuardToSurvives() {
        lab.supervisor.guard("payments").disable(ANN, "out of the way");
        lab.supervisor.guard("orders").forceOpen(ANN, "too much");
        lab.supervisor.guard("prices").forceOpen(ANN, "too much");
        lab.supervisor.guard("prices").automatic(ANN);
        lab.pass(Duration.ofSeconds(1));
        crash();
        for (int restart = 0; restart < 2; restart++) {
            assertThat(lab.supervisor.guard("payments").name()).isEqualTo("payments");
            lab.supervisor.guard("prices");
            assertThat(lab.supervisor.guards())
                    .extracting(GuardStatus::guard, GuardStatus::state)
                    .containsExactly(tuple("payments", BreakerState.DISABLED), tuple("prices", BreakerState.CLOSED));
            fillSegments();
            crash();
        }
        lab.supervisor.guard("orders");
        assertThat(lab.supervisor.guards())
                .as("though an earlier process never made it")
                .extracting(GuardStatus::state)
                .containsExactly(BreakerState.FORCED_OPEN);
    }
}
