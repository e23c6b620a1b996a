// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.prunella.detect.Reading;
import dev.prunella.detect.Reading.Status;
import dev.prunella.probes.sampling.Looks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Starts real processes, and looks under virtual time. */
// REQ U6
@EnabledOnOs(OS.LINUX)
class ChildProcessesProbeTest {

    @TempDir
    Path folder;

    private final Looks looks = new Looks();
    private Sleepers sleepers;

    @BeforeEach
    void begin() throws IOException {
        sleepers = new Sleepers(folder);
    }

    @AfterEach
    void end() {
        sleepers.close();
        looks.close();
    }

    @Test
    void failsWhenThereAreTooMany() throws IOException {
        ChildProcessesProbe probe = ChildProcessesProbe.of(watch().atMost(2));
        sleepers.start(2);
        assertThat(looks.of(probe)).isEqualTo(Reading.pass().measuring(2, "processes"));

        sleepers.start(1);
        Reading reading = looks.of(probe);

        assertThat(reading.code()).isEqualTo(HostReadings.TOO_MANY_CHILDREN);
        assertThat(reading.value()).isEqualTo(new Reading.Measurement(3, "processes"));
        assertThat(reading.toString()).contains("3 child processes, there should be at most 2", sleepers.command());
    }

    @Test
    void countsThoseAloneThatRunTheCommand() throws IOException {
        sleepers.start(3);

        Reading reading = looks.of(ChildProcessesProbe.of(
                ChildWatch.ofAll().command(path -> path.endsWith("/ffmpeg")).atMost(0)));

        assertThat(reading).isEqualTo(Reading.pass().measuring(0, "processes"));
    }

    @Test
    void countsTheChildrenOfChildren() throws IOException {
        sleepers.startBelowAShell();

        assertThat(looks.of(ChildProcessesProbe.of(watch())).value().amount()).isEqualTo(1);
    }

    @Test
    void failsWhenTheyUseTooMuchMemoryInAll() throws IOException {
        sleepers.start(2);

        Reading reading = looks.of(ChildProcessesProbe.of(watch().bytesAtMost(100_000)));

        assertThat(reading.code()).isEqualTo(HostReadings.CHILDREN_MEMORY);
        assertThat(reading.toString()).contains("2 child processes use", "at most 98 KiB they should");
        assertThat(looks.of(ChildProcessesProbe.of(watch().bytesAtMost(1L << 34)))
                        .passed())
                .isTrue();
    }

    @Test
    void nothingIsKnownOfMemoryWhereTheSystemDoesNotTell() throws IOException {
        ChildProcessesProbe probe = ChildProcessesProbe.of(watch().bytesAtMost(100_000), folder);
        assertThat(looks.of(probe).passed()).isTrue();

        sleepers.start(1);

        assertThat(looks.of(probe).status()).isEqualTo(Status.UNKNOWN);
        assertThat(looks.of(ChildProcessesProbe.of(watch().atMost(1), folder)).passed())
                .isTrue();
    }

    @Test
    void failsWhenOneGoesOnForTooLong() throws IOException {
        ChildProcessesProbe probe = ChildProcessesProbe.of(watch().noneOlderThan(Duration.ofMinutes(1)));
        sleepers.start(1);
        looks.of(probe);
        assertThat(looks.over(Duration.ofSeconds(60), probe).passed()).isTrue();

        Reading reading = looks.after(Duration.ofSeconds(1), probe);

        assertThat(reading.code()).isEqualTo(HostReadings.CHILD_TOO_OLD);
        assertThat(reading.toString()).contains("1 child processes go on for too long, up to 61 s");
    }

    @Test
    void aJumpOfTheTimeOfDayMakesNobodyOlder() throws IOException {
        ChildProcessesProbe probe = ChildProcessesProbe.of(watch().noneOlderThan(Duration.ofMinutes(1)));
        sleepers.start(1);
        looks.of(probe);

        looks.time.jumpWallClock(Duration.ofDays(1));

        assertThat(looks.after(Duration.ofSeconds(1), probe).passed()).isTrue();
    }

    @Test
    void failsWhenOneGoesOnWithoutTheProcessThatStartedIt() throws Exception {
        ChildProcessesProbe probe = ChildProcessesProbe.of(watch().orphansAtMost(0));
        Process shell = sleepers.startBelowAShell();
        assertThat(looks.of(probe).passed()).isTrue();

        shell.destroyForcibly().waitFor();
        Reading reading = looks.of(probe);

        assertThat(reading.code()).isEqualTo(HostReadings.ORPHANS);
        assertThat(reading.toString()).contains("1 child processes go on without the one that started them");
    }

    @Test
    void passesAgainWhenTheyHaveEnded() throws IOException {
        ChildProcessesProbe probe = ChildProcessesProbe.of(watch().atMost(0));
        sleepers.start(2);
        assertThat(looks.of(probe).failed()).isTrue();

        sleepers.close();

        await().until(() -> looks.of(probe).passed());
    }

    @Test
    void refusesLimitsThatAreNone() {
        ChildWatch all = ChildWatch.ofAll();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> all.atMost(-1))
                .withMessage("child watch: most must not be negative, got -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> all.noneOlderThan(Duration.ZERO))
                .withMessageContaining("oldest");
    }

    private ChildWatch watch() {
        return ChildWatch.ofAll().command(path -> path.equals(sleepers.command()));
    }
}
