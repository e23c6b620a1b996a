// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What the process holds at moments of calm: heap after a collection, threads, files. */
final class Footprint {

    private final List<Sample> samples = new ArrayList<>();

    /**
     * One moment.
     *
     * @param hours since the first sample
     * @param heapMebibytes in use after a collection
     * @param threads all of the process
     * @param passing threads among them that end by themselves, such as one that waits for a stuck connect of a replaced pool
     * @param sockets that are open; 0 where they cannot be counted
     * @param files that are open, other than sockets; 0 where they cannot be counted
     */
    record Sample(double hours, double heapMebibytes, int threads, long passing, long sockets, long files) {}

    /** Threads of ours that must end with what they are there for. */
    private static final Pattern PASSING = Pattern.compile("prunella-(pool-closer|call-in-progress|abort|opening).*");

    private final long begin = System.nanoTime();

    void sample() throws IOException {
        System.gc();
        var runtime = Runtime.getRuntime();
        double heap = (runtime.totalMemory() - runtime.freeMemory()) / (1024.0 * 1024);
        double hours = (System.nanoTime() - begin) / 3.6e12;
        var open = openFiles();
        long sockets = open.stream().filter(each -> each.startsWith("socket")).count();
        samples.add(new Sample(hours, heap, threads().size(), passing(), sockets, open.size() - sockets));
    }

    /** How many threads wait for something that ends by itself. */
    static long passing() {
        return threads().stream()
                .filter(each -> PASSING.matcher(each.getName()).matches())
                .count();
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet();
    }

    List<Sample> samples() {
        return samples;
    }

    /**
     * The median slope over all pairs of samples (Theil and Sen), in MiB an hour. The first third is warming up, and what a replaced
     * pool holds until its last connect ends is not held for good: samples with something passing are left out.
     */
    double heapSlope() {
        var settled = samples.stream()
                .skip(samples.size() / 3)
                .filter(each -> each.passing() == 0)
                .toList();
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

    /** What each descriptor leads to. */
    private static List<String> openFiles() throws IOException {
        var descriptors = Path.of("/proc/self/fd");
        if (!Files.isDirectory(descriptors)) {
            return List.of();
        }
        try (var files = Files.list(descriptors)) {
            return files.map(Footprint::target).toList();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "closed";
        }
    }
}
