// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.contract;

import dev.prunella.detect.Probe;
import dev.prunella.detect.ProbeContext;
import dev.prunella.testkit.time.FakeTime;
import dev.prunella.time.Deadline;
import dev.prunella.time.HealingClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;

class ProgressProbeContractTest extends ProbeContract {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final FakeTime time = FakeTime.create();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong pending = new AtomicLong(3);
    private final Probe probe = Probe.progress(done::get, pending::get, PATIENCE);

    @AfterEach
    void endTime() {
        time.close();
    }

    @Override
    protected Probe probe() {
        return probe;
    }

    @Override
    protected HealingClock clock() {
        return time;
    }

    @Override
    protected void breakIt() throws Exception {
        probe.look(new ProbeContext(Deadline.in(deadline(), time.nanoTime()), time));
        time.advance(PATIENCE);
    }

    @Override
    protected void mendIt() {
        done.incrementAndGet();
    }

    @Override
    protected Object observe() {
        return List.of(done.get(), pending.get());
    }
}
