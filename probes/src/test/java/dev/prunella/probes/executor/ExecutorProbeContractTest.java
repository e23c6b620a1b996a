// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.executor;

import dev.prunella.detect.Probe;
import dev.prunella.testkit.contract.ProbeContract;
import dev.prunella.time.HealingClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class ExecutorProbeContractTest extends ProbeContract {

    private final Pool pool = new Pool(Pool.fixed(2, new LinkedBlockingQueue<>()));
    private final ExecutorProbe probe = ExecutorProbe.of(pool.executor, ExecutorWatch.ofDefaults());

    @BeforeEach
    void use() {
        pool.complete(2);
    }

    @AfterEach
    void closePool() {
        pool.close();
    }

    @Override
    protected Probe probe() {
        return probe;
    }

    @Override
    protected HealingClock clock() {
        return pool.time;
    }

    @Override
    protected void breakIt() throws Exception {
        pool.occupy(2);
        pool.queue(1);
        pool.lookFor(Duration.ofSeconds(20), probe);
        pool.time.advance(Duration.ofSeconds(10));
    }

    @Override
    protected void mendIt() {
        pool.letGo();
    }

    @Override
    protected Object observe() {
        return List.of(
                pool.executor.getPoolSize(),
                pool.executor.getLargestPoolSize(),
                pool.executor.getRejectedExecutionHandler());
    }
}
