// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.overload;

import dev.prunella.HealingSupervisor;
import dev.prunella.detect.Reading;
import dev.prunella.guard.CallOptions;
import dev.prunella.guard.Guard;
import dev.prunella.guard.LimitPolicy;
import dev.prunella.guard.RetryPolicy;
import dev.prunella.target.Target;
import dev.prunella.testkit.time.FakeTime;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * An overload that stays when its trigger is gone (Bronson et al., "Metastable Failures in Distributed Systems", HotOS 2021): the same
 * service, clients and trigger, with clients that retry by themselves and with clients behind a guard.
 */
final class Overload {

    /** Goodput is back at this share of what it was before. */
    private static final double BACK = 0.8;
    /** And stays so for so long. */
    private static final int FOR_SECONDS = 5;

    private final Setting setting;
    private final int triggerAt;
    private final int seconds;

    /** @param seconds of a run, of which {@code triggerAt} pass before anything goes wrong */
    Overload(Setting setting, int triggerAt, int seconds) {
        this.setting = setting;
        this.triggerAt = triggerAt;
        this.seconds = seconds;
    }

    static Overload simulated(Setting setting) {
        return new Overload(setting, 20, 150);
    }

    /** How it ended: seconds from the end of the trigger until goodput is back; that of the whole run if it never is. */
    record Return(int seconds, boolean stuck) {}

    Return withoutGuard() {
        try (FakeTime time = FakeTime.create(setting.seed(), 4)) {
            return withoutGuard(Stage.of(time), new SimulatedService(time, setting));
        }
    }

    Return withGuard() {
        try (FakeTime time = FakeTime.create(setting.seed(), 4)) {
            return withGuard(Stage.of(time), new SimulatedService(time, setting));
        }
    }

    Return withoutGuard(Stage stage, Service service) {
        return run(stage, service, new Naive(stage, setting));
    }

    /** The same with all calls behind a guard with a limit, before a target whose probe asks the service. */
    Return withGuard(Stage stage, Service service) {
        try (HealingSupervisor supervisor = HealingSupervisor.builder()
                .clock(stage.clock())
                .scheduler(stage.scheduler())
                .randomness(stage.randomness())
                .build()) {
            Guard guard = supervisor.guard(Guard.named("service")
                    .limit(LimitPolicy.adaptive())
                    .retry(RetryPolicy.ofDefaults().attempts(setting.attempts())));
            supervisor.supervise(Target.named("service").ownedBy("team").inside(context -> look(stage, service)));
            supervisor.start();
            return run(stage, service, attempt -> guard.callAsync(CallOptions.idempotent(), attempt));
        }
    }

    private Reading look(Stage stage, Service service) throws InterruptedException {
        CompletableFuture<String> answer = service.request();
        long end = stage.clock().nanoTime() + setting.patience().toNanos();
        while (!answer.isDone() && stage.clock().nanoTime() - end < 0) {
            if (stage.scheduler() instanceof FakeTime time) {
                time.pause(Duration.ofMillis(5));
            } else {
                stage.scheduler().await(answer, setting.patience());
            }
        }
        return answer.isDone() ? Reading.pass() : Reading.fail("slow", "no answer in time");
    }

    private Return run(Stage stage, Service service, Clients.Caller caller) {
        Clients clients = new Clients(stage, setting, service, caller, seconds);
        clients.begin();
        stage.pass(Duration.ofSeconds(triggerAt));
        trigger(service, clients, true);
        stage.pass(setting.lasts());
        trigger(service, clients, false);
        int ended = triggerAt + (int) setting.lasts().toSeconds();
        stage.pass(Duration.ofSeconds(seconds - ended));
        clients.end();
        return back(clients, ended);
    }

    private void trigger(Service service, Clients clients, boolean on) {
        service.cacheDown(on);
        switch (setting.trigger()) {
            case CACHE_LOST -> {}
            case SLOW -> service.slow(on);
            case BURST -> clients.hurried(on);
        }
    }

    private Return back(Clients clients, int ended) {
        int settled = triggerAt / 2;
        double before = sum(clients, settled, triggerAt - settled) / (double) (triggerAt - settled);
        for (int second = ended; second + FOR_SECONDS <= seconds; second++) {
            if (sum(clients, second, FOR_SECONDS) >= BACK * before * FOR_SECONDS) {
                return new Return(second - ended, false);
            }
        }
        return new Return(seconds, true);
    }

    private static int sum(Clients clients, int from, int count) {
        int sum = 0;
        for (int second = from; second < from + count; second++) {
            sum += clients.goodput(second);
        }
        return sum;
    }

    /** Retries as much application code does: so many attempts, with a short wait that doubles. */
    private record Naive(Stage stage, Setting setting) implements Clients.Caller {

        @Override
        public CompletionStage<String> call(Supplier<CompletionStage<String>> attempt) {
            CompletableFuture<String> result = new CompletableFuture<>();
            attempt(attempt, result, 1);
            return result;
        }

        private void attempt(Supplier<CompletionStage<String>> attempt, CompletableFuture<String> result, int number) {
            attempt.get().whenComplete((answer, failure) -> {
                if (failure == null) {
                    result.complete(answer);
                } else if (number >= setting.attempts()) {
                    result.completeExceptionally(failure);
                } else {
                    stage.scheduler()
                            .after(Duration.ofMillis(20L << number), () -> attempt(attempt, result, number + 1));
                }
            });
        }
    }
}
