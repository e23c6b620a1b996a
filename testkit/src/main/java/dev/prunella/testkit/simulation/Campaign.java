// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation;

import dev.prunella.testkit.simulation.check.Law;
import dev.prunella.testkit.simulation.scenario.Scenario;
import dev.prunella.testkit.time.VirtualThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Many runs on a few threads; each run owns all that it needs. */
final class Campaign {

    private static final int MOST_FAILURES = 10;

    private final LongFunction<Scenario> scenarios;
    private final List<Law> laws;
    private final long firstSeed;
    private final int runs;
    private final int threads;
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicLong virtualMillis = new AtomicLong();
    private final Map<Long, Breach> failures = new ConcurrentSkipListMap<>();
    private final AtomicReference<@Nullable Throwable> accident = new AtomicReference<>();

    Campaign(LongFunction<Scenario> scenarios, List<Law> laws, long firstSeed, int runs, int threads) {
        this.scenarios = scenarios;
        this.laws = laws;
        this.firstSeed = firstSeed;
        this.runs = runs;
        this.threads = threads;
    }

    SimulationReport run() {
        long began = System.nanoTime();
        List<Thread> workers = new ArrayList<>();
        int others = VirtualThreads.areThere() ? threads : threads - 1;
        for (int i = 1; i <= others; i++) {
            Thread worker = VirtualThreads.unstarted("simulation-" + i, this::work);
            worker.start();
            workers.add(worker);
        }
        if (others < threads) {
            work();
        }
        workers.forEach(Campaign::join);
        Throwable thrown = accident.get();
        if (thrown != null) {
            throw new IllegalStateException("simulation: a run could not be carried out: " + thrown, thrown);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        return new SimulationReport(
                firstSeed,
                done.get(),
                Duration.ofMillis(virtualMillis.get()),
                took,
                threads,
                Map.copyOf(failures),
                story());
    }

    private void work() {
        for (int next = taken.getAndIncrement(); next < runs; next = taken.getAndIncrement()) {
            if (failures.size() >= MOST_FAILURES || accident.get() != null) {
                return;
            }
            try {
                count(firstSeed + next, Course.of(scenarios.apply(firstSeed + next), laws));
            } catch (RuntimeException | Error e) {
                accident.compareAndSet(null, new IllegalStateException("seed " + (firstSeed + next) + ": " + e, e));
            }
        }
    }

    private void count(long seed, Course course) {
        done.incrementAndGet();
        virtualMillis.addAndGet(course.virtual().toMillis());
        Breach breach = course.breach();
        if (breach != null) {
            failures.put(seed, breach);
        }
    }

    /** Of the failing seed that comes first, whatever the number of threads. */
    private String story() {
        return failures.keySet().stream()
                .findFirst()
                .map(seed -> Story.of(Minimiser.smallest(Course.of(scenarios.apply(seed), laws), laws)))
                .orElse("");
    }

    private static void join(Thread worker) {
        try {
            worker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("simulation: interrupted", e);
        }
    }
}
