// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prunella.guard.CallOptions;
import dev.prunella.guard.Guard;
import dev.prunella.guard.GuardRejectedException;
import dev.prunella.guard.GuardStatus;
import dev.prunella.guard.LimitPolicy;
import dev.prunella.guard.Priority;
import dev.prunella.guard.ThrottlePolicy;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many calls may be under way, how often one client may call, and who is turned away first. */
// REQ A7
class GuardRoomTest {

    private final Lab lab = Lab.create();

    @AfterEach
    void close() {
        lab.close();
    }

    private GuardStatus status() {
        return lab.supervisor.guards().get(0);
    }

    /** Begins calls that do not end until their futures do. */
    private List<CompletableFuture<String>> begin(Guard guard, int count, Priority priority) {
        List<CompletableFuture<String>> begun = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            guard.callAsync(CallOptions.plain().priority(priority), () -> {
                CompletableFuture<String> stage = new CompletableFuture<>();
                begun.add(stage);
                return stage;
            });
        }
        return begun;
    }

    @Test
    void theLeastImportantAreTurnedAwayFirst() {
        Guard guard = lab.supervisor.guard(Guard.named("store").limit(LimitPolicy.fixed(10)));
        assertThat(begin(guard, 20, Priority.SHEDDABLE)).hasSize(6);
        assertThat(begin(guard, 20, Priority.NORMAL)).hasSize(3);
        List<CompletableFuture<String>> critical = begin(guard, 20, Priority.CRITICAL);
        assertThat(critical).hasSize(1);
        assertThat(status().underWay()).isEqualTo(10);
        assertThat(status().ever().shed()).isEqualTo(14 + 17 + 19);
        critical.get(0).complete("done");
        assertThat(status().underWay()).isEqualTo(9);
        assertThat(begin(guard, 2, Priority.CRITICAL)).hasSize(1);
    }

    @Test
    void whatFailsGivesItsRoomBackToo() {
        Guard guard = lab.supervisor.guard(Guard.named("store").limit(LimitPolicy.fixed(1)));
        for (int i = 0; i < 5; i++) {
            begin(guard, 1, Priority.CRITICAL).get(0).completeExceptionally(new IllegalStateException("no"));
        }
        assertThat(status().underWay()).isZero();
        assertThat(status().ever().failed()).isEqualTo(5);
    }

    @Test
    void theLimitFollowsWhatCallsTake() {
        Guard guard = lab.supervisor.guard(Guard.named("store").limit(LimitPolicy.adaptive(20, 2, 200)));
        runFor(guard, 20, Duration.ofMillis(10), 5);
        int roomy = status().limit();
        assertThat(roomy).isGreaterThan(20);
        runFor(guard, 20, Duration.ofMillis(500), 20);
        assertThat(status().limit()).isLessThan(roomy / 2);
        assertThat(status().median()).isBetween(Duration.ofMillis(500), Duration.ofMillis(570));
    }

    /** So many calls at once, one batch after the other, each of which takes so long. */
    private void runFor(Guard guard, int atOnce, Duration each, int seconds) {
        long end = lab.time.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        while (lab.time.nanoTime() < end) {
            List<CompletableFuture<String>> batch = begin(guard, atOnce, Priority.CRITICAL);
            lab.pass(each);
            batch.forEach(call -> call.complete("done"));
        }
    }

    @Test
    void eachClientHasItsOwnShare() {
        // REQ U10
        Guard guard = lab.supervisor.guard(
                Guard.named("store").throttle(ThrottlePolicy.perSecond(10).burst(5)));
        assertThat(passing(guard, "greedy", 50)).isEqualTo(5);
        assertThat(passing(guard, "modest", 3)).isEqualTo(3);
        lab.pass(Duration.ofMillis(300));
        assertThat(passing(guard, "greedy", 50)).isEqualTo(3);
        lab.pass(Duration.ofMinutes(5));
        assertThat(passing(guard, "greedy", 50))
                .as("a pause gives a burst and no more")
                .isEqualTo(5);
        assertThat(passing(guard, "", 1_000)).as("nobody in particular").isEqualTo(1_000);
    }

    @Test
    void aFloodOfNamesDoesNotWashOutTheOneWhoCallsAllTheTime() {
        Guard guard = lab.supervisor.guard(Guard.named("store")
                .throttle(ThrottlePolicy.perSecond(10).burst(5).remembering(100)));
        int greedy = passing(guard, "greedy", 200);
        for (int i = 0; i < 20_000; i++) {
            passing(guard, "once-" + i, 1);
            greedy += i % 10 == 0 ? passing(guard, "greedy", 1) : 0;
        }
        assertThat(greedy).as("no time has passed").isEqualTo(5);
    }

    private static int passing(Guard guard, String client, int calls) {
        int passed = 0;
        CallOptions options = CallOptions.plain().by(client);
        for (int i = 0; i < calls; i++) {
            try {
                guard.call(options, () -> "answer");
                passed++;
            } catch (GuardRejectedException e) {
                assertThat(e.why()).isEqualTo(GuardRejectedException.Why.THROTTLED);
            }
        }
        return passed;
    }

    @Test
    void tasksOfAnExecutorRunBehindIt() throws Exception {
        Guard guard = lab.supervisor.guard("tasks");
        ExecutorService executor = guard.around(Executors.newSingleThreadExecutor());
        try {
            assertThat(executor.submit(() -> "answer").get(10, TimeUnit.SECONDS))
                    .isEqualTo("answer");
            for (int i = 0; i < 19; i++) {
                var future = executor.submit(() -> {
                    throw new IllegalStateException("no");
                });
                assertThatThrownBy(() -> future.get(10, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
            }
            assertThat(status().ever().failed()).isEqualTo(19);
            assertThatThrownBy(() -> executor.execute(() -> {}))
                    .as("turned away when it is handed over")
                    .isInstanceOf(GuardRejectedException.class);
        } finally {
            executor.shutdownNow();
        }
        assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(executor.isTerminated()).isTrue();
    }

    @Test
    void anExecutorWithoutRoomCountsAgainstIt() {
        Guard guard = lab.supervisor.guard("tasks");
        ThreadPoolExecutor full = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new SynchronousQueue<>());
        ExecutorService executor = guard.around((ExecutorService) full);
        CompletableFuture<Void> end = new CompletableFuture<>();
        try {
            executor.execute(end::join);
            assertThatThrownBy(() -> executor.execute(() -> {}))
                    .isInstanceOf(RejectedExecutionException.class)
                    .isNotInstanceOf(GuardRejectedException.class);
            assertThat(status().ever().rejected()).isEqualTo(1);
        } finally {
            end.complete(null);
            executor.shutdownNow();
        }
        assertThatThrownBy(() -> executor.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
        assertThat(status().ever().rejected())
                .as("that it is shut down is no lack of room")
                .isEqualTo(1);
    }

    @Test
    void itsCountersAreMeters() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        try (Lab metered = Lab.with(builder -> builder.meterRegistry(registry))) {
            Traffic traffic = new Traffic(metered.supervisor.guard("payments"));
            metered.pass(Duration.ofMillis(10));
            assertThat(registry.get("prunella.guard.calls")
                            .tags("guard", "payments", "outcome", "failed")
                            .functionCounter()
                            .count())
                    .isZero();
            traffic.calls(7);
            traffic.failing = true;
            traffic.calls(13);
            traffic.calls(7);
            assertThat(registry.get("prunella.guard.calls")
                            .tags("guard", "payments", "outcome", "ok")
                            .functionCounter()
                            .count())
                    .isEqualTo(7);
            assertThat(registry.get("prunella.guard.shed").functionCounter().count())
                    .isEqualTo(7);
            assertThat(registry.get("prunella.guard.state")
                            .tags("state", "open")
                            .gauge()
                            .value())
                    .isEqualTo(1);
        }
    }
}
