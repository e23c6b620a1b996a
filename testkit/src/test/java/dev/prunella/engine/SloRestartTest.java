// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.SloHandle;
import dev.prunella.escalate.Resolution;
import dev.prunella.model.Actor;
import dev.prunella.model.IncidentId;
import dev.prunella.record.AuditTrail;
import dev.prunella.testkit.time.FakeTime;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of an objective, and of who was told of it, when the process ends and begins again. */
class SloRestartTest {

    private static final Duration MINUTES = Duration.ofMinutes(2);

    private MemoryStore store = new MemoryStore();
    private long crashes;
    private Lab lab = lab();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void whatWasToldIsResolvedOnceTheNextProcessSeesThatAllIsWell() {
        IncidentId told = burn();
        crash();
        Business business = new Business(lab);
        lab.supervisor.slo(business.objective("checkout"));
        business.goesOn(MINUTES, 0);
        assertThat(lab.resolutions).extracting(Resolution::incident).containsExactly(told);
        assertThat(lab.escalations).isEmpty();
    }

    @Test
    void whatStillBurnsIsToldAnewAndTheOldOneResolved() {
        IncidentId told = burn();
        crash();
        Business business = new Business(lab);
        lab.supervisor.slo(business.objective("checkout"));
        business.goesOn(MINUTES, 1);
        assertThat(lab.escalations).hasSize(1);
        assertThat(lab.escalations.get(0).incident().id()).isNotEqualTo(told);
        assertThat(lab.resolutions).extracting(Resolution::incident).containsExactly(told);
    }

    @Test
    void theBudgetBeginsAnewAndSaysSo() {
        burn();
        crash();
        Business business = new Business(lab);
        SloHandle slo = lab.supervisor.slo(business.objective("checkout"));
        business.goesOn(MINUTES, 0);
        assertThat(slo.status().budget().left()).isEqualTo(1);
        assertThat(slo.status().budget().counts().seen()).isLessThanOrEqualTo(MINUTES);
    }

    private IncidentId burn() {
        Business business = new Business(lab);
        lab.supervisor.slo(business.objective("checkout"));
        business.goesOn(Duration.ofMinutes(1), 0);
        business.goesOn(MINUTES, 1);
        assertThat(lab.escalations).hasSize(1);
        lab.supervisor.resume(Actor.person("ann")); // synced, and with it all before it
        lab.pass(Duration.ofSeconds(1));
        return lab.escalations.get(0).incident().id();
    }

    private void crash() {
        store = store.afterACrash();
        lab.time.close();
        lab = lab();
    }

    private Lab lab() {
        AuditTrail trail =
                AuditTrail.builder(store).segmentBytes(65_536).segments(50).build();
        return Lab.in(FakeTime.create(crashes++, FakeTime.DEFAULT_WORKERS), builder -> builder.auditTrail(trail));
    }
}
