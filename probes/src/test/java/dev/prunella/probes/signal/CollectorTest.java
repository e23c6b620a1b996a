// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.prunella.HealingSupervisor;
import dev.prunella.TargetHandle;
import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationResult;
import dev.prunella.decide.Runbook;
import dev.prunella.detect.Reading;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.Health;
import dev.prunella.probes.sampling.Looks;
import dev.prunella.target.Target;
import dev.prunella.testkit.time.FakeTime;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A collector of telemetry that fails is found by the beat that stays away, and the exporter fails over to another one. */
// REQ A10, U9
class CollectorTest {

    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final Looks looks = new Looks();
    private final FakeTime time = looks.time;
    private Collector collector;
    private Collector backup;
    private Collector current;

    @BeforeEach
    void start() throws IOException {
        collector = new Collector();
        backup = new Collector();
        current = collector;
    }

    @AfterEach
    void end() throws IOException {
        collector.close();
        backup.close();
        looks.close();
    }

    /** As an exporter does it: what fails is logged and forgotten. */
    private void export(Heartbeat heartbeat) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) current.uri().toURL().openConnection();
            if (connection.getResponseCode() == 204) {
                heartbeat.beat();
            }
        } catch (IOException e) {
            // an exporter must not disturb its application
        }
    }

    private void exportsEvery(Heartbeat heartbeat) {
        time.after(INTERVAL, () -> {
            export(heartbeat);
            exportsEvery(heartbeat);
        });
    }

    @Test
    void failsOverToTheBackupAndIsVerifiedByItsBeat() throws IOException {
        Heartbeat heartbeat = Heartbeat.by(time);
        HealingSupervisor supervisor = HealingSupervisor.builder()
                .clock(time)
                .scheduler(time)
                .randomness(time.randomness())
                .build();
        TargetHandle exporter = supervisor.supervise(Target.named("metrics-exporter")
                .ownedBy("team")
                .inside(HeartbeatProbe.of(heartbeat, INTERVAL.multipliedBy(3)))
                .when(Diagnosis.Kind.LOCAL_FAULT, Runbook.of(Remediation.named("fail-over", context -> {
                    current = backup;
                    export(heartbeat);
                    return RemediationResult.done("exports to the backup");
                }))));
        TargetHandle service =
                supervisor.supervise(Target.named("service").ownedBy("team").inside(context -> Reading.pass()));
        exportsEvery(heartbeat);
        supervisor.start();
        time.advance(Duration.ofMinutes(2));
        assertThat(exporter.status().health()).isEqualTo(Health.HEALTHY);

        collector.close();
        time.advance(Duration.ofMinutes(2));

        assertThat(current).isSameAs(backup);
        assertThat(backup.taken()).isGreaterThan(5);
        assertThat(exporter.status().health()).isEqualTo(Health.HEALTHY);
        assertThat(service.status().health()).isEqualTo(Health.HEALTHY);
        supervisor.close();
    }

    @Test
    void saysHowLateItIs() {
        Heartbeat heartbeat = Heartbeat.by(time);
        HeartbeatProbe probe = HeartbeatProbe.of(heartbeat, Duration.ofSeconds(30));
        assertThat(looks.after(Duration.ofSeconds(30), probe).passed()).isTrue();
        assertThat(looks.after(Duration.ofSeconds(1), probe).toString())
                .contains("31 s and it has never succeeded, it should be at most 30 s (late)");
        heartbeat.beat();
        assertThat(looks.of(probe).value().amount()).isZero();
        assertThat(looks.after(Duration.ofSeconds(31), probe).toString()).contains("31 s since the last time");
    }

    @Test
    void refusesNoTime() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HeartbeatProbe.of(Heartbeat.create(), Duration.ofSeconds(-1)))
                .withMessageContaining("heartbeat probe: atMost");
    }
}
