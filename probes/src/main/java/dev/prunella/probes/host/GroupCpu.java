// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.host;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a quota of processor time has held back a control group, ever.
 *
 * @param periods in which it wanted to run
 * @param throttled periods in which its quota was used up before their end
 * @param waitedMicros how long its threads had to wait then, summed over processors
 */
record GroupCpu(long periods, long throttled, long waitedMicros) {

    private static final long NANOS_A_MICRO = 1_000;

    /** That of the nearest level with a quota; null if none has one. */
    static @Nullable GroupCpu of(ControlGroup group) {
        for (Path level : group.levels()) {
            Path quota = level.resolve(group.unified() ? "cpu.max" : "cpu.cfs_quota_us");
            if (GroupFile.number(quota) > 0) {
                return read(level.resolve("cpu.stat"), group.unified());
            }
        }
        return null;
    }

    private static @Nullable GroupCpu read(Path stat, boolean unified) {
        long waited = unified
                ? GroupFile.number(stat, "throttled_usec")
                : GroupFile.number(stat, "throttled_time") / NANOS_A_MICRO;
        GroupCpu cpu = new GroupCpu(
                GroupFile.number(stat, "nr_periods"), GroupFile.number(stat, "nr_throttled"), Math.max(0, waited));
        return cpu.periods < 0 || cpu.throttled < 0 ? null : cpu;
    }
}
