// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.HealingSupervisor;
import dev.prunella.TargetHandle;
import dev.prunella.diagnose.Cause;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.Health;
import dev.prunella.model.Severity;
import dev.prunella.target.Target;
import dev.prunella.testkit.time.FakeTime;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkRecipesTest {

    @TempDir
    Path folder;

    private final FakeTime time = FakeTime.create();
    private final HealingSupervisor supervisor = HealingSupervisor.builder()
            .clock(time)
            .scheduler(time)
            .randomness(time.randomness())
            .build();

    @AfterEach
    void end() {
        supervisor.close();
        time.close();
    }

    // REQ A9, L6
    @Test
    void aCertificateThatEndsSoonIsAnIncidentUntilItIsReplaced() throws Exception {
        Keys keys = Keys.in(folder).with("old", 16).with("new", 90);
        Path store = Keys.write(keys.store("old"), folder.resolve("keys.p12"));
        TargetHandle handle = supervisor.supervise(NetworkRecipes.certificate("orders-certificate", Keys.source(store))
                .ownedBy("team")
                .build());
        supervisor.start();
        time.advance(Duration.ofHours(2));
        assertThat(handle.status().health()).isEqualTo(Health.HEALTHY);

        for (int hours = 0; hours < 100 && handle.status().incident() == null; hours++) {
            time.advance(Duration.ofHours(1));
        }
        assertThat(handle.status().incident().diagnosis())
                .extracting(Diagnosis::kind, Diagnosis::cause)
                .containsExactly(Diagnosis.Kind.LOCAL_FAULT, new Cause(NetworkReadings.EXPIRES));

        Keys.write(keys.store("new"), store);
        time.advance(Duration.ofMinutes(15));
        assertThat(handle.status().health()).isEqualTo(Health.HEALTHY);
    }

    @Test
    void nothingIsRemediedAndNobodyIsWoken() {
        Target name =
                NetworkRecipes.name("db-name", "localhost").ownedBy("team").build();

        assertThat(name.runbooks().remediations()).isEmpty();
        assertThat(name.info().severity()).isEqualTo(Severity.WARNING);
    }
}
