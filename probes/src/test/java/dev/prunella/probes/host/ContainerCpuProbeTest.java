// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.prunella.detect.Reading;
import dev.prunella.probes.sampling.Looks;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tenth of a second is a period, so ten seconds are a hundred of them. */
// REQ A5, F4, L1
class ContainerCpuProbeTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String OLD = "sys/fs/cgroup/cpu,cpuacct/";

    @TempDir
    Path root;

    private final Looks looks = new Looks();
    private long periods;
    private long throttled;

    @AfterEach
    void end() {
        looks.close();
    }

    @Test
    void failsWhenTheQuotaWasUsedUpTooOftenInAWholeWindow() {
        HostTree tree = HostTree.container(root).write("sys/fs/cgroup/cpu.max", "50000 100000");
        ContainerCpuProbe probe = unifiedProbe(tree);

        for (int i = 0; i < 5; i++) {
            assertThat(unifiedLook(tree, probe, 30).passed()).isTrue();
        }
        Reading reading = unifiedLook(tree, probe, 30);

        assertThat(reading.code()).isEqualTo(HostReadings.THROTTLED);
        assertThat(reading.value()).isEqualTo(new Reading.Measurement(30, "%"));
        assertThat(reading.toString()).contains("30 % of the periods of the last 60 s", "waited 9000 ms in all");
    }

    @Test
    void aMinuteWithoutItIsEnoughToPassAgain() {
        HostTree tree = HostTree.container(root).write("sys/fs/cgroup/cpu.max", "50000 100000");
        ContainerCpuProbe probe = unifiedProbe(tree);
        for (int i = 0; i < 6; i++) {
            unifiedLook(tree, probe, 90);
        }
        assertThat(unifiedLook(tree, probe, 0).failed()).isTrue();

        Reading last = Reading.pass();
        for (int i = 0; i < 6; i++) {
            last = unifiedLook(tree, probe, 0);
        }

        assertThat(last.value()).isEqualTo(new Reading.Measurement(0, "%"));
    }

    @Test
    void readsVersionOne() {
        HostTree tree = HostTree.oldContainer(root)
                .write(OLD + "cpu.cfs_quota_us", 50_000)
                .write(OLD + "cpu.stat", "nr_periods 1000\nnr_throttled 0\nthrottled_time 0");
        ContainerCpuProbe probe = ContainerCpuProbe.of(root, 0.25, MINUTE);
        looks.of(probe);

        tree.write(OLD + "cpu.stat", "nr_periods 1600\nnr_throttled 300\nthrottled_time 7000000000");
        Reading reading = looks.after(MINUTE, probe);

        assertThat(reading.value()).isEqualTo(new Reading.Measurement(50, "%"));
        assertThat(reading.toString()).contains("waited 7000 ms");
    }

    @Test
    void takesTheNearestQuota() {
        HostTree tree = HostTree.service(root)
                .write("sys/fs/cgroup/system.slice/orders.service/cpu.max", "max 100000")
                .write("sys/fs/cgroup/system.slice/cpu.max", "50000 100000")
                .write(
                        "sys/fs/cgroup/system.slice/cpu.stat",
                        "usage_usec 1\nnr_periods 5\nnr_throttled 0\nthrottled_usec 0");
        ContainerCpuProbe probe = ContainerCpuProbe.of(root, 0.25, MINUTE);

        assertThat(looks.of(probe).passed()).isTrue();
        tree.write("sys/fs/cgroup/system.slice/cpu.stat", "nr_periods 15\nnr_throttled 10\nthrottled_usec 5");
        assertThat(looks.after(MINUTE, probe).failed()).isTrue();
    }

    @Test
    void nothingIsKnownWithoutAQuota() {
        HostTree.container(root).write("sys/fs/cgroup/cpu.max", "max 100000");

        assertThat(looks.of(ContainerCpuProbe.of(root, 0.25, MINUTE)).toString())
                .contains("no control group limits the processor time", HostReadings.NO_LIMIT);
    }

    @Test
    void nothingIsKnownWithoutAQuotaInVersionOne() {
        HostTree.oldContainer(root).write(OLD + "cpu.cfs_quota_us", -1);

        assertThat(looks.of(ContainerCpuProbe.of(root, 0.25, MINUTE)).code()).isEqualTo(HostReadings.NO_LIMIT);
    }

    @Test
    void nothingIsKnownWhereThereAreNoControlGroups() {
        assertThat(looks.of(ContainerCpuProbe.of(root, 0.25, MINUTE)).code()).isEqualTo(HostReadings.NOT_REPORTED);
    }

    @Test
    void refusesAWindowOfNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContainerCpuProbe.atMost(0.5, Duration.ZERO))
                .withMessage("container CPU probe: window must be more than zero, got PT0S");
    }

    private ContainerCpuProbe unifiedProbe(HostTree tree) {
        write(tree);
        ContainerCpuProbe probe = ContainerCpuProbe.of(root, 0.25, MINUTE);
        looks.of(probe);
        return probe;
    }

    private Reading unifiedLook(HostTree tree, ContainerCpuProbe probe, int heldBack) {
        periods += 100;
        throttled += heldBack;
        write(tree);
        return looks.after(Duration.ofSeconds(10), probe);
    }

    private void write(HostTree tree) {
        tree.write(
                "sys/fs/cgroup/cpu.stat",
                "usage_usec 1\nnr_periods %d\nnr_throttled %d\nthrottled_usec %d"
                        .formatted(periods, throttled, throttled * 50_000));
    }
}
