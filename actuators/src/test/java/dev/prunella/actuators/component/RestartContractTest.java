// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.component;

import dev.prunella.act.Remediation;
import dev.prunella.testkit.contract.RemediationContract;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;

/** A restart under the contract of remediations, of a component that has a thread and finishes what it was given. */
class RestartContractTest extends RemediationContract {

    private final Pool pool = new Pool();
    private final Component component = Component.of("pool", pool);
    private final Remediation restart = ComponentRecipes.restart(component);

    RestartContractTest() {
        pool.start();
    }

    @AfterEach
    void end() {
        pool.thread.shutdownNow();
    }

    @Override
    protected Remediation remediation() {
        return restart;
    }

    @Override
    protected void sicken() {
        pool.sick = true;
    }

    @Override
    protected Object observe() {
        return !pool.sick + " " + pool.isRunning();
    }

    /** What was handed over before it was stopped is finished, by the thread that was there then. */
    @Override
    protected Callable<Boolean> beginUserWork() {
        Future<Boolean> work = pool.thread.submit(() -> true);
        return () -> work.get(5, TimeUnit.SECONDS);
    }

    @Override
    protected boolean belongsToTheThing(Thread thread) {
        return thread.getName().equals(Pool.THREAD);
    }

    private static final class Pool implements Restartable {

        static final String THREAD = "pool-of-the-contract";

        volatile boolean sick;
        volatile ExecutorService thread = Executors.newSingleThreadExecutor(Pool::named);

        private static Thread named(Runnable task) {
            Thread thread = new Thread(task, THREAD);
            thread.setDaemon(true);
            return thread;
        }

        @Override
        public void start() {
            thread.shutdownNow();
            thread = Executors.newSingleThreadExecutor(Pool::named);
            sick = false;
        }

        @Override
        public void stop(Duration limit) throws InterruptedException {
            thread.shutdown();
            thread.awaitTermination(limit.toNanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public boolean isRunning() {
            return !thread.isShutdown();
        }
    }
}
