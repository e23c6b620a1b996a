// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.host;

import dev.prunella.detect.Probe;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.probes.sampling.Limits;
import dev.prunella.probes.sampling.Share;
import dev.prunella.probes.sampling.WindowedCount;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the memory of the container that this process runs in, by the control groups of Linux, version 1 or 2, and those above it. It fails
 * with code {@code container-memory} when more than its share of the limit is in use, and for ten minutes with {@code oom-killed} after the
 * kernel killed a process of the container. The value is the share of the limit, in percent. Pages of files that the kernel
 * can drop at once do not count, as Kubernetes counts.
 *
 * <p>A look reads three small files a level, of which there are a few. Without a limit, and on other systems, it is UNKNOWN.
 */
public final class ContainerMemoryProbe implements Probe {

    private static final String OWNER = "container memory probe";
    private static final Path ROOT = Path.of("/");
    private static final Duration TOLD = Duration.ofMinutes(10);

    private final double atMost;
    private final @Nullable ControlGroup group;
    private final WindowedCount killed = new WindowedCount(OWNER, TOLD);

    private ContainerMemoryProbe(Path root, double atMost) {
        this.atMost = Share.check(OWNER, "atMost", atMost);
        group = ControlGroup.of(root, "memory");
    }

    /** Fails beyond this share of the limit, more than 0 and at most 1. */
    public static ContainerMemoryProbe atMost(double share) {
        return of(ROOT, share);
    }

    static ContainerMemoryProbe of(Path root, double share) {
        return new ContainerMemoryProbe(root, share);
    }

    /** Whether this process runs in a container with a limit of memory. */
    public static boolean isLimited() {
        ControlGroup group = ControlGroup.of(ROOT, "memory");
        return group != null && GroupMemory.tightest(group) != null;
    }

    @Override
    public Reading look(ProbeContext context) {
        if (group == null) {
            return Reading.unknown(HostReadings.NOT_REPORTED, "there are no control groups here");
        }
        double kills = killed.plus(context.clock().nanoTime(), (double) GroupMemory.killed(group))
                .amount();
        GroupMemory memory = GroupMemory.tightest(group);
        if (memory == null) {
            return Reading.unknown(HostReadings.NO_LIMIT, "no control group limits the memory of this process");
        }
        return judged(memory, Math.round(kills)).measuring(Share.percent(memory.share()), "%");
    }

    private Reading judged(GroupMemory memory, long kills) {
        if (kills > 0) {
            return Reading.fail(
                    HostReadings.OOM_KILLED,
                    "the kernel killed processes of this container for want of memory: %d within %d min"
                            .formatted(kills, TOLD.toMinutes()));
        }
        return memory.share() <= atMost
                ? Reading.pass()
                : Reading.fail(
                        HostReadings.MEMORY_FULL,
                        "the container uses %s of %s (%s), at most %s should be"
                                .formatted(
                                        Limits.bytes(memory.workingSet()),
                                        Limits.bytes(memory.limit()),
                                        Share.text(memory.share()),
                                        Share.text(atMost)));
    }
}
