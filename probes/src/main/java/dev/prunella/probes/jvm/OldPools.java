// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jvm;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The part of the heap in which objects stay: the old generation, or the whole heap where the collector has one space. What it holds after
 * its last collection is what lives, and with a collector that collects it in parts a little more.
 */
final class OldPools {

    /** Words in the names of pools in which objects are young. */
    private static final List<String> YOUNG = List.of("eden", "survivor", "young", "nursery");

    private final List<MemoryPoolMXBean> pools;

    private OldPools(List<MemoryPoolMXBean> pools) {
        this.pools = pools;
    }

    /** Those of this process. */
    static OldPools ofThisProcess() {
        return new OldPools(ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && !isYoung(pool.getName()))
                .toList());
    }

    static boolean isYoung(String pool) {
        String name = pool.toLowerCase(Locale.ROOT);
        return YOUNG.stream().anyMatch(name::contains);
    }

    /** Bytes in use after the last collection of each; zero if none was collected yet. */
    long liveBytes() {
        return sum(MemoryPoolMXBean::getCollectionUsage);
    }

    /** Bytes in use now, what is dead among them. */
    long usedBytes() {
        return sum(MemoryPoolMXBean::getUsage);
    }

    /** What they may grow to: where a pool has no bound of its own, the whole heap. Negative if nobody knows. */
    long mostBytes() {
        boolean bounded = pools.stream().allMatch(pool -> pool.getUsage().getMax() >= 0);
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getMax();
        if (!bounded || heap < 0) {
            return heap;
        }
        return Math.min(
                heap, pools.stream().mapToLong(pool -> pool.getUsage().getMax()).sum());
    }

    private long sum(Function<MemoryPoolMXBean, @Nullable MemoryUsage> usage) {
        long sum = 0;
        for (MemoryPoolMXBean pool : pools) {
            MemoryUsage bytes = usage.apply(pool);
            sum += bytes == null ? 0 : bytes.getUsed();
        }
        return sum;
    }
}
