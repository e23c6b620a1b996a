// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.detect.Reading;
import dev.prunella.probes.host.PressureProbe.Resource;
import dev.prunella.probes.sampling.Looks;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

// REQ A5, F4
class PressureProbeTest {

    private static final String LITTLE = lines("1.00", "0.50");
    private static final String MUCH = lines("60.00", "30.25");

    @TempDir
    Path root;

    private final Looks looks = new Looks();

    @AfterEach
    void end() {
        looks.close();
    }

    @Test
    void failsWhenNoWorkGotOnForTooLong() {
        HostTree.container(root).write("sys/fs/cgroup/memory.pressure", MUCH).write("proc/pressure/memory", LITTLE);

        Reading reading = look(Resource.MEMORY);

        assertThat(reading.code()).isEqualTo(HostReadings.PRESSURE);
        assertThat(reading.value()).isEqualTo(new Reading.Measurement(30.25, "%"));
        assertThat(reading.toString()).contains("memory in 30 % of the last minute", "memory.pressure");
    }

    @Test
    void countsSomeWorkThatWaitsForAProcessor() {
        HostTree.container(root).write("sys/fs/cgroup/cpu.pressure", MUCH);

        assertThat(look(Resource.CPU).value()).isEqualTo(new Reading.Measurement(60, "%"));
    }

    @Test
    void asksTheHostWhereTheContainerDoesNotTell() {
        HostTree.oldContainer(root).write("proc/pressure/io", LITTLE);

        assertThat(look(Resource.IO).passed()).isTrue();
        assertThat(look(Resource.IO).value()).isEqualTo(new Reading.Measurement(0.5, "%"));
    }

    @Test
    void nothingIsKnownWhereTheKernelDoesNotTell() {
        assertThat(look(Resource.IO).code()).isEqualTo(HostReadings.NOT_REPORTED);
        assertThat(looks.of(PressureProbe.atMost(Resource.CPU, 1)).failed()).isFalse();
    }

    private Reading look(Resource resource) {
        return looks.of(PressureProbe.of(root, resource, 0.2));
    }

    private static String lines(String some, String full) {
        return "some avg10=0.00 avg60=%s avg300=0.00 total=9\nfull avg10=0.00 avg60=%s avg300=0.00 total=3"
                .formatted(some, full);
    }
}
