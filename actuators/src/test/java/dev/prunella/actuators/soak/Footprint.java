// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the process holds at moments of calm: heap after a collection, threads, files. */
final class Footprint {

    private final List<Sample> samples = new ArrayList<>();

    /**
     * One moment.
     *
     * @param hours since the first sample
     * @param heapMebibytes in use after a collection
     * @param threads all of the process
     * @param files open, sockets included; 0 where they cannot be counted
     */
    record Sample(double hours, double heapMebibytes, int threads, long files) {}

    private final long begin = System.nanoTime();

    void sample() throws IOException {
        System.gc();
        var runtime = Runtime.getRuntime();
        double heap = (runtime.totalMemory() - runtime.freeMemory()) / (1024.0 * 1024);
        double hours = (System.nanoTime() - begin) / 3.6e12;
        samples.add(new Sample(hours, heap, Thread.getAllStackTraces().size(), files()));
    }

    List<Sample> samples() {
        return samples;
    }

    /** The median slope over all pairs of samples (Theil and Sen), in MiB an hour; the first third is warming up. */
    double heapSlope() {
        var settled = samples.subList(samples.size() / 3, samples.size());
        var slopes = new ArrayList<Double>();
        for (int i = 0; i < settled.size(); i++) {
            for (int j = i + 1; j < settled.size(); j++) {
                double hours = settled.get(j).hours() - settled.get(i).hours();
                slopes.add((settled.get(j).heapMebibytes() - settled.get(i).heapMebibytes()) / hours);
            }
        }
        slopes.sort(Double::compare);
        return slopes.isEmpty() ? 0 : slopes.get(slopes.size() / 2);
    }

    private static long files() throws IOException {
        var open = Path.of("/proc/self/fd");
        if (!Files.isDirectory(open)) {
            return 0;
        }
        try (var files = Files.list(open)) {
            return files.count();
        }
    }
}
