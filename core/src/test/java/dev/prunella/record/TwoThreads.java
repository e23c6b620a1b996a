// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Work on numbered parts, two at a time, since the smallest machine that builds this has two cores. */
final class TwoThreads {

    private TwoThreads() {}

    interface Part<T> {
        T of(int number) throws Exception;
    }

    static long sum(int first, int end, Part<? extends Number> part) throws Exception {
        long sum = 0;
        for (Number number : all(first, end, part)) {
            sum += number.longValue();
        }
        return sum;
    }

    static <T> List<T> all(int first, int end, Part<? extends T> part) throws Exception {
        List<Callable<T>> calls = new ArrayList<>();
        for (int number = first; number < end; number++) {
            int each = number;
            calls.add(() -> part.of(each));
        }
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : two.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        } finally {
            two.shutdownNow();
        }
    }
}
