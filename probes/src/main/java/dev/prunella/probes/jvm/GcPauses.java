// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jvm;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * How long collections have stopped the process, ever. The beans of cycles ({@code ZGC Cycles}, {@code ZGC Major Cycles},
 * {@code Shenandoah Cycles}) count the time of collections that run beside it and are left out; {@code G1 Concurrent GC} counts the pauses
 * of such a collection and is not.
 */
final class GcPauses {

    private static final String CYCLES = "Cycles";

    private GcPauses() {}

    /** Milliseconds. */
    static long millis() {
        return beans().stream()
                .filter(bean -> isPause(bean.getName()))
                .mapToLong(bean -> Math.max(0, bean.getCollectionTime()))
                .sum();
    }

    static boolean isPause(String bean) {
        return !bean.endsWith(CYCLES);
    }

    /** The beans of collections that run beside the process, one a cycle. */
    static List<GarbageCollectorMXBean> cycles() {
        return beans().stream().filter(bean -> !isPause(bean.getName())).toList();
    }

    private static List<GarbageCollectorMXBean> beans() {
        return ManagementFactory.getGarbageCollectorMXBeans();
    }
}
