// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.prunella.detect.Reading;
import dev.prunella.detect.Reading.Status;
import dev.prunella.probes.sampling.Looks;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

// REQ A5, F4, L1
class ContainerMemoryProbeTest {

    private static final long MIB = 1_048_576;
    private static final String GROUP = "sys/fs/cgroup/";

    @TempDir
    Path root;

    private final Looks looks = new Looks();

    @AfterEach
    void end() {
        looks.close();
    }

    @Test
    void failsWhenTheWorkingSetIsNearTheLimit() {
        HostTree tree = HostTree.container(root);
        unified(tree, "", 950 * MIB, 0, "" + 1_000 * MIB);

        Reading reading = look();

        assertThat(reading.code()).isEqualTo(HostReadings.MEMORY_FULL);
        assertThat(reading.value()).isEqualTo(new Reading.Measurement(95, "%"));
        assertThat(reading.toString()).contains("950 MiB of 1000 MiB (95 %), at most 90 %");
    }

    @Test
    void leavesOutWhatTheKernelCanDropAtOnce() {
        HostTree tree = HostTree.container(root);
        unified(tree, "", 950 * MIB, 450 * MIB, "" + 1_000 * MIB);

        assertThat(look().value()).isEqualTo(new Reading.Measurement(50, "%"));
        assertThat(look().passed()).isTrue();
    }

    @Test
    void knowsTheLimitOfTheSliceAbove() {
        HostTree tree = HostTree.service(root);
        unified(tree, "system.slice/orders.service/", 100 * MIB, 0, "max");
        unified(tree, "system.slice/", 980 * MIB, 0, "" + 1_000 * MIB);

        assertThat(look().code()).isEqualTo(HostReadings.MEMORY_FULL);
    }

    @Test
    void takesTheTightestOfSeveralLimits() {
        HostTree tree = HostTree.service(root);
        unified(tree, "system.slice/orders.service/", 100 * MIB, 0, "" + 200 * MIB);
        unified(tree, "system.slice/", 300 * MIB, 0, "" + 1_000 * MIB);

        assertThat(look().value()).isEqualTo(new Reading.Measurement(50, "%"));
    }

    @Test
    void readsVersionOneOfAContainer() {
        HostTree tree = HostTree.oldContainer(root);
        old(tree, "memory/", 600 * MIB, 100 * MIB, 1_000 * MIB);

        assertThat(look().value()).isEqualTo(new Reading.Measurement(50, "%"));
    }

    @Test
    void readsVersionOneBesideAnEmptyVersionTwo() {
        HostTree tree = HostTree.hybrid(root);
        old(tree, "memory/", 5_000 * MIB, 0, 9_223_372_036_854_771_712L);
        old(tree, "memory/jobs/one/", 950 * MIB, 0, 1_000 * MIB);

        assertThat(look().code()).isEqualTo(HostReadings.MEMORY_FULL);
    }

    @Test
    void nothingIsKnownWithoutALimit() {
        unified(HostTree.container(root), "", 950 * MIB, 0, "max");

        assertThat(look().status()).isEqualTo(Status.UNKNOWN);
        assertThat(look().toString()).contains("no control group limits the memory", HostReadings.NO_LIMIT);
    }

    @Test
    void nothingIsKnownWithoutALimitInVersionOne() {
        old(HostTree.oldContainer(root), "memory/", 950 * MIB, 0, 9_223_372_036_854_771_712L);

        assertThat(look().code()).isEqualTo(HostReadings.NO_LIMIT);
    }

    @Test
    void nothingIsKnownWhereThereAreNoControlGroups() {
        assertThat(look().code()).isEqualTo(HostReadings.NOT_REPORTED);
    }

    @Test
    void nothingIsKnownOfFilesThatSayNothing() {
        HostTree tree =
                new HostTree(root).write("proc/self/cgroup", "nonsense").write("proc/self/mountinfo", "- cgroup");

        assertThat(look().code()).isEqualTo(HostReadings.NOT_REPORTED);
        tree.write("sys/elsewhere/cgroup.procs", 1)
                .write("proc/self/cgroup", "0::/../../elsewhere")
                .write("proc/self/mountinfo", HostTree.UNIFIED);
        assertThat(look().code()).isEqualTo(HostReadings.NO_LIMIT);
    }

    @Test
    void tellsForTenMinutesThatTheKernelKilled() {
        HostTree tree = HostTree.container(root);
        unified(tree, "", 100 * MIB, 0, "" + 1_000 * MIB);
        tree.write(GROUP + "memory.events", "low 0\noom 1\noom_kill 1");
        ContainerMemoryProbe probe = ContainerMemoryProbe.of(root, 0.9);
        assertThat(looks.of(probe).passed()).isTrue();

        tree.write(GROUP + "memory.events", "low 0\noom 3\noom_kill 3");
        Reading reading = looks.after(Duration.ofSeconds(10), probe);

        assertThat(reading.code()).isEqualTo(HostReadings.OOM_KILLED);
        assertThat(reading.toString()).contains("2 within 10 min");
        assertThat(looks.over(Duration.ofMinutes(9), probe).failed()).isTrue();
        assertThat(looks.over(Duration.ofMinutes(2), probe).passed()).isTrue();
    }

    @Test
    void readsThisHostWithoutAFault() {
        Reading reading = looks.of(ContainerMemoryProbe.atMost(1));

        assertThat(ContainerMemoryProbe.isLimited()).isEqualTo(reading.value() != null);
        assertThat(reading.code()).isIn("", HostReadings.NO_LIMIT, HostReadings.NOT_REPORTED);
    }

    @Test
    void refusesWhatIsNoShare() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContainerMemoryProbe.atMost(0))
                .withMessage("container memory probe: atMost must be more than 0 and at most 1, got 0.0");
    }

    private Reading look() {
        return looks.of(ContainerMemoryProbe.of(root, 0.9));
    }

    private static void unified(HostTree tree, String level, long used, long droppable, String limit) {
        tree.write(GROUP + level + "memory.current", used)
                .write(GROUP + level + "memory.stat", "anon 1\nfile 2\ninactive_file " + droppable + "\nactive_file 3")
                .write(GROUP + level + "memory.max", limit);
    }

    private static void old(HostTree tree, String level, long used, long droppable, long limit) {
        tree.write(GROUP + level + "memory.usage_in_bytes", used)
                .write(GROUP + level + "memory.stat", "inactive_file 7\ntotal_inactive_file " + droppable)
                .write(GROUP + level + "memory.limit_in_bytes", limit);
    }
}
