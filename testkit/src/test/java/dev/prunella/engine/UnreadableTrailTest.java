// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prunella.record.AuditEntry;
import dev.prunella.record.AuditKind;
import dev.prunella.record.AuditSession;
import dev.prunella.record.AuditTrail;
import dev.prunella.testkit.time.FakeTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A trail whose chain holds and whose state says what this version does not understand. */
class UnreadableTrailTest {

    @ParameterizedTest
    @ValueSource(strings = {"start:00001", "hold:patient", "mode:patient", "desired:patient", "fatigue:patient"})
    void refusesToBuildAndGivesTheTrailBack(String name) throws IOException {
        MemoryStore store = trailWithState(Map.of(name, "nonsense")).afterACrash();

        try (FakeTime time = FakeTime.create()) {
            assertThatThrownBy(() -> labOn(store, time))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("supervisor: auditTrail cannot be opened: ")
                    .hasMessageContaining("the state that the trail holds cannot be read");
        }

        assertThat(store.closed).isTrue();
    }

    @Test
    void readsAStateOfWhichItKnowsAPart() throws IOException {
        MemoryStore store = trailWithState(Map.of("paused", "ann: deploys", "later:patient", "nonsense"))
                .afterACrash();
        try (Lab lab = labOn(store, FakeTime.create())) {
            assertThat(lab.supervisor.status().pausedBecause()).isEqualTo("ann: deploys");
        }
    }

    private static MemoryStore trailWithState(Map<String, String> state) throws IOException {
        MemoryStore store = new MemoryStore();
        try (FakeTime time = FakeTime.create()) {
            AuditSession session = AuditTrail.builder(store).build().open(time, time, () -> state);
            session.append(AuditEntry.of(AuditKind.NOTE).what("begun").build());
            time.await(session.close(Duration.ofSeconds(1)), Duration.ofSeconds(2));
        }
        return store;
    }

    private static Lab labOn(MemoryStore store, FakeTime time) {
        AuditTrail trail = AuditTrail.builder(store).build();
        return Lab.in(time, builder -> builder.auditTrail(trail));
    }
}
