// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.overload;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Supplier;

/** Clients that each wait for an answer, or give up, before they go on: their load falls with the service and never goes away. */
final class Clients {

    /** How a client makes its call. */
    @FunctionalInterface
    interface Caller {
        CompletionStage<String> call(Supplier<CompletionStage<String>> attempt);
    }

    private final Stage stage;
    private final Setting setting;
    private final Service service;
    private final Caller caller;
    private final SplittableRandom random;
    private final AtomicIntegerArray goodput;
    private final long beganNanos;
    private volatile boolean hurried;
    private volatile boolean ended;

    Clients(Stage stage, Setting setting, Service service, Caller caller, int seconds) {
        this.stage = stage;
        this.setting = setting;
        this.service = service;
        this.caller = caller;
        random = new SplittableRandom(setting.seed() + 2);
        goodput = new AtomicIntegerArray(seconds + 1);
        beganNanos = stage.clock().nanoTime();
    }

    void begin() {
        for (int i = 0; i < setting.clients(); i++) {
            think();
        }
    }

    void hurried(boolean value) {
        hurried = value;
    }

    void end() {
        ended = true;
    }

    private void think() {
        double millis = hurried ? 1 : -Math.log(1 - draw()) * setting.think().toMillis();
        if (!ended) {
            stage.scheduler().after(Duration.ofNanos((long) (millis * 1e6)), this::ask);
        }
    }

    private synchronized double draw() {
        return random.nextDouble();
    }

    private void ask() {
        caller.call(this::attempt).whenComplete((answer, failure) -> {
            if (failure == null) {
                long second = (stage.clock().nanoTime() - beganNanos) / 1_000_000_000L;
                goodput.incrementAndGet((int) Math.min(goodput.length() - 1, second));
            }
            think();
        });
    }

    /** One attempt, which is given up after a while; the service does not hear of that. */
    private CompletionStage<String> attempt() {
        CompletableFuture<String> answer = service.request();
        stage.scheduler()
                .after(setting.patience(), () -> answer.completeExceptionally(new TimeoutException("gave up")));
        return answer;
    }

    /** Answers that somebody waited for, in a second. */
    int goodput(int second) {
        return goodput.get(second);
    }
}
