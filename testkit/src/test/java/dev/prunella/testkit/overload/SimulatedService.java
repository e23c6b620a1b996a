// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.overload;

import dev.prunella.time.HealingScheduler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/** One that takes virtual time. The more answers were of use, the more of the next ones come from the cache. */
final class SimulatedService implements Service {

    private static final double WARMING = 0.02;

    private final HealingScheduler scheduler;
    private final Setting setting;
    private final SplittableRandom random;
    private final Deque<CompletableFuture<String>> waiting = new ArrayDeque<>();
    private int busy;
    private double warmth = 1;
    private boolean slow;
    private boolean cacheDown;

    SimulatedService(HealingScheduler scheduler, Setting setting) {
        this.scheduler = scheduler;
        this.setting = setting;
        random = new SplittableRandom(setting.seed() + 1);
    }

    @Override
    public CompletableFuture<String> request() {
        CompletableFuture<String> answer = new CompletableFuture<>();
        waiting.add(answer);
        serve();
        return answer;
    }

    private void serve() {
        while (busy < setting.workers() && !waiting.isEmpty()) {
            CompletableFuture<String> next = waiting.poll();
            Duration takes = random.nextDouble() < warmth ? setting.hit() : setting.miss();
            busy++;
            scheduler.after(slow ? takes.multipliedBy(5) : takes, () -> served(next));
        }
    }

    private void served(CompletableFuture<String> next) {
        busy--;
        if (next.complete("answer") && !cacheDown) {
            warmth += (1 - warmth) * WARMING;
        }
        serve();
    }

    @Override
    public void cacheDown(boolean value) {
        warmth = 0;
        cacheDown = value;
    }

    @Override
    public void slow(boolean value) {
        slow = value;
    }
}
