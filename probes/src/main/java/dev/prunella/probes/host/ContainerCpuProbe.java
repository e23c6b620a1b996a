// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.host;

import dev.prunella.detect.Probe;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.probes.sampling.Share;
import dev.prunella.probes.sampling.WindowedCount;
import dev.prunella.probes.sampling.WindowedCount.Growth;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks at how often the quota of processor time held back the container that this process runs in, by the control groups of Linux, version
 * 1 or 2. It fails with code {@code cpu-throttled} when in more than its share of the periods of a whole window the quota was used up before
 * their end; until one has passed it passes. The value is that share, in percent. A process that is held back looks slow from
 * everywhere, and its own time-outs come late.
 *
 * <p>A look reads two small files. Without a quota, and on other systems, it is UNKNOWN.
 */
public final class ContainerCpuProbe implements Probe {

    private static final String OWNER = "container CPU probe";
    private static final Path ROOT = Path.of("/");

    private final double atMost;
    private final @Nullable ControlGroup group;
    private final WindowedCount periods;
    private final WindowedCount throttled;
    private final WindowedCount waitedMicros;

    private ContainerCpuProbe(Path root, double atMost, Duration window) {
        this.atMost = Share.check(OWNER, "atMost", atMost);
        periods = new WindowedCount(OWNER, window);
        throttled = new WindowedCount(OWNER, window);
        waitedMicros = new WindowedCount(OWNER, window);
        group = ControlGroup.of(root, "cpu");
    }

    /**
     * Fails when the quota was used up in more than this share of the periods of a window.
     *
     * @param share of the periods, more than 0 and at most 1
     * @param window more than zero
     */
    public static ContainerCpuProbe atMost(double share, Duration window) {
        return of(ROOT, share, window);
    }

    static ContainerCpuProbe of(Path root, double share, Duration window) {
        return new ContainerCpuProbe(root, share, window);
    }

    /** Whether this process runs in a container with a quota of processor time. */
    public static boolean isLimited() {
        ControlGroup group = ControlGroup.of(ROOT, "cpu");
        return group != null && GroupCpu.of(group) != null;
    }

    @Override
    public Reading look(ProbeContext context) {
        if (group == null) {
            return Reading.unknown(HostReadings.NOT_REPORTED, "there are no control groups here");
        }
        GroupCpu cpu = GroupCpu.of(group);
        return cpu == null
                ? Reading.unknown(HostReadings.NO_LIMIT, "no control group limits the processor time of this process")
                : judged(cpu, context.clock().nanoTime());
    }

    private Reading judged(GroupCpu cpu, long now) {
        Growth all = periods.plus(now, (double) cpu.periods());
        double held = throttled.plus(now, (double) cpu.throttled()).amount();
        double waited = waitedMicros.plus(now, (double) cpu.waitedMicros()).amount();
        double share = all.amount() == 0 ? 0 : held / all.amount();
        Reading reading = all.whole() && share > atMost ? tooOften(share, waited, all.nanos()) : Reading.pass();
        return reading.measuring(Share.percent(share), "%");
    }

    private Reading tooOften(double share, double waitedMicros, long nanos) {
        return Reading.fail(
                HostReadings.THROTTLED,
                "the quota was used up in %s of the periods of the last %d s, and threads waited %d ms in all"
                        .formatted(
                                Share.text(share),
                                TimeUnit.NANOSECONDS.toSeconds(nanos),
                                TimeUnit.MICROSECONDS.toMillis(Math.round(waitedMicros))));
    }
}
