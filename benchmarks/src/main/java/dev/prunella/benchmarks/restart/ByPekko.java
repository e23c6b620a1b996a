// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.restart;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** An actor that is restarted by supervision, without a log line, which costs more than the restart. */
final class ByPekko implements AutoCloseable {

    private static final boolean POISON = true;

    private final BlockingQueue<Duration> times = new LinkedBlockingQueue<>();
    private final ActorSystem<Boolean> system;
    private volatile long failedNanos;

    ByPekko() {
        Behavior<Boolean> feed = Behaviors.setup(context -> Behaviors.receiveMessage(this::process));
        system = ActorSystem.create(
                Behaviors.supervise(feed).onFailure(SupervisorStrategy.restart().withLoggingEnabled(false)), "feed");
    }

    private Behavior<Boolean> process(boolean poison) {
        if (poison == POISON) {
            failedNanos = System.nanoTime();
            throw new IllegalStateException("poison");
        }
        times.add(Duration.ofNanos(System.nanoTime() - failedNanos));
        return Behaviors.same();
    }

    /** One failure, with an honest message behind the poisonous one. */
    Duration once() throws InterruptedException {
        system.tell(POISON);
        system.tell(!POISON);
        return times.take();
    }

    @Override
    public void close() {
        system.terminate();
    }
}
