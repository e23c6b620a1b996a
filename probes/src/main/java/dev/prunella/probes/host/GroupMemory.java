// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.host;

import java.nio.file.Path;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The memory of a control group that has a limit.
 *
 * @param workingSet bytes in use but for the pages of files that the kernel can drop at once
 * @param limit bytes, more than zero
 */
record GroupMemory(long workingSet, long limit) {

    /** Version 1 writes no word for no limit but the largest multiple of a page. */
    private static final long NO_LIMIT = 1L << 60;

    double share() {
        return (double) workingSet / limit;
    }

    /** The level that is nearest to its limit; null if none has one. */
    static @Nullable GroupMemory tightest(ControlGroup group) {
        return group.levels().stream()
                .map(level -> group.unified() ? unified(level) : old(level))
                .filter(memory -> memory.limit > 0 && memory.limit < NO_LIMIT && memory.workingSet >= 0)
                .max(Comparator.comparingDouble(GroupMemory::share))
                .orElse(null);
    }

    /** How many processes of it the kernel has killed for want of memory, ever. */
    static long killed(ControlGroup group) {
        Path own = group.levels().get(0);
        String file = group.unified() ? "memory.events" : "memory.oom_control";
        return Math.max(0, GroupFile.number(own.resolve(file), "oom_kill"));
    }

    private static GroupMemory unified(Path level) {
        return of(
                GroupFile.number(level.resolve("memory.current")),
                GroupFile.number(level.resolve("memory.stat"), "inactive_file"),
                GroupFile.number(level.resolve("memory.max")));
    }

    private static GroupMemory old(Path level) {
        return of(
                GroupFile.number(level.resolve("memory.usage_in_bytes")),
                GroupFile.number(level.resolve("memory.stat"), "total_inactive_file"),
                GroupFile.number(level.resolve("memory.limit_in_bytes")));
    }

    private static GroupMemory of(long usage, long droppable, long limit) {
        long set = usage < 0 ? GroupFile.NONE : Math.max(0, usage - Math.max(0, droppable));
        return new GroupMemory(set, limit);
    }
}
