// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.model.Reason;
import dev.prunella.time.HealingScheduler;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One call of user code on a worker: interrupted and given up at its deadline of 10 s, and answered exactly once. Confined to the
 * timer's thread but for the call itself.
 */
final class Errand {

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final AbandonedRuns abandoned;
    private final Consumer<Fence.Result<Boolean>> answer;
    private final Runnable placeFree;
    private HealingScheduler.@Nullable Run handle;
    private boolean answered;
    private boolean givenUp;
    private boolean freed;

    private Errand(AbandonedRuns abandoned, Consumer<Fence.Result<Boolean>> answer, Runnable placeFree) {
        this.abandoned = abandoned;
        this.answer = answer;
        this.placeFree = placeFree;
    }

    /**
     * Runs it; the answer comes on the timer's thread.
     *
     * @param name what is run, for the thread's name
     * @param placeFree run once, when it holds no worker any more, which may be long after the answer
     */
    static void run(
            String name,
            Callable<Boolean> code,
            HealingScheduler scheduler,
            AbandonedRuns abandoned,
            Consumer<Fence.Result<Boolean>> answer,
            Runnable placeFree) {
        Errand errand = new Errand(abandoned, answer, placeFree);
        errand.handle = scheduler.run(name, () -> {
            Fence.Result<Boolean> result = Fence.call(code);
            scheduler.after(Duration.ZERO, () -> errand.ended(result));
        });
        scheduler.after(DEADLINE, errand::late);
    }

    private void late() {
        if (answered || handle == null) {
            return;
        }
        handle.interrupt();
        boolean over = handle.ended();
        givenUp = !over && abandoned.giveUp(handle);
        answered = true;
        if (over || givenUp) {
            free();
        }
        answer.accept(new Fence.Result<>(null, Reason.of("timed-out", "no answer within %s", DEADLINE)));
    }

    private void ended(Fence.Result<Boolean> result) {
        free();
        if (!answered) {
            answered = true;
            answer.accept(result);
        } else if (givenUp) {
            abandoned.returned();
        }
    }

    private void free() {
        if (!freed) {
            freed = true;
            placeFree.run();
        }
    }
}
