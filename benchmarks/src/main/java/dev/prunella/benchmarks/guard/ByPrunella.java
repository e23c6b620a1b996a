// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.guard;

import dev.prunella.HealingSupervisor;
import dev.prunella.detect.Reading;
import dev.prunella.guard.BreakerPolicy;
import dev.prunella.guard.CallOptions;
import dev.prunella.guard.Guard;
import dev.prunella.guard.RetryPolicy;
import dev.prunella.model.Actor;
import dev.prunella.target.Target;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * A guard with defaults before a target that is supervised, with meters: it breaks, counts outcomes in a window, samples latencies
 * and, where a call is idempotent, makes it again.
 *
 * @param options of the calls
 */
record ByPrunella(HealingSupervisor supervisor, Guard guard, CallOptions options) implements Way {

    static ByPrunella of(CallOptions options) {
        HealingSupervisor supervisor = HealingSupervisor.builder()
                .meterRegistry(new SimpleMeterRegistry())
                .build();
        supervisor.supervise(Target.named("payments").ownedBy("team-payments").inside(context -> Reading.pass()));
        Guard guard = supervisor.guard(
                Guard.named("payments").retry(RetryPolicy.ofDefaults().waits(PAUSE, PAUSE)));
        supervisor.start();
        return new ByPrunella(supervisor, guard, options);
    }

    /** By a number of calls that no window sees: each failure is judged all the same. */
    @Override
    public Way heldClosed() {
        BreakerPolicy patient = BreakerPolicy.ofDefaults().opensAt(1, Integer.MAX_VALUE, Duration.ofSeconds(10));
        Guard held = supervisor.guard(
                Guard.named("held closed").before(guard.target()).breaker(patient));
        return new ByPrunella(supervisor, held, options);
    }

    @Override
    public Callable<Object> around(Work work) {
        return () -> guard.call(options, work);
    }

    @Override
    public void open() {
        guard.forceOpen(Actor.automation(), "is measured open");
    }

    @Override
    public void close() {
        supervisor.close();
    }
}
