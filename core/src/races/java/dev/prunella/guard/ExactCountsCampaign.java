// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** That of very many calls through a guard each one is counted, once, while the window moves and somebody reads. */
class ExactCountsCampaign {

    private static final int THREADS = 2;
    /** One in so many fails. */
    private static final int RHYTHM = 1_024;

    private final Rig rig = new Rig();
    private final GuardControl control = new GuardControl(Guard.named("orders"), rig);

    @Test
    void eachCallIsCountedOnce() throws InterruptedException {
        long calls = Long.getLong("prunella.races.calls", 100_000_000);
        CountDownLatch done = new CountDownLatch(THREADS);
        List<Thread> threads = new ArrayList<>();
        long began = System.nanoTime();
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(() -> {
                call(calls);
                done.countDown();
            });
            threads.add(thread);
            thread.start();
        }
        long looks = 0;
        GuardStatus.Calls before = control.ever();
        while (done.getCount() > 0) {
            before = look(before);
            looks++;
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double nanos = (double) (System.nanoTime() - began) / calls;
        GuardStatus.Calls ever = control.ever();
        System.out.printf(
                "%d threads x %d calls: %d passed, %d failed, %d looks, %.1f ns a call%n",
                THREADS, calls, ever.ok(), ever.failed(), looks, nanos);
        assertThat(ever.failed()).isEqualTo(THREADS * (calls / RHYTHM));
        assertThat(ever.ok() + ever.failed()).isEqualTo(THREADS * calls);
        assertThat(control.state()).isEqualTo(BreakerState.CLOSED);
    }

    private void call(long calls) {
        Guard guard = control.guard();
        Call<Integer, RuntimeException> passes = () -> 1;
        for (long call = 1; call <= calls; call++) {
            if (call % RHYTHM == 0) {
                WindowRaces.fail(guard);
            } else {
                guard.call(passes);
            }
        }
    }

    private GuardStatus.Calls look(GuardStatus.Calls before) {
        rig.pass(500_000_000);
        control.beat(rig.now);
        GuardStatus.Calls window = control.status().window();
        GuardStatus.Calls now = control.ever();
        assertThat(now.ok()).isGreaterThanOrEqualTo(before.ok());
        assertThat(now.failed()).isGreaterThanOrEqualTo(before.failed());
        assertThat(window.ok()).isBetween(0L, now.ok());
        assertThat(window.failed()).isBetween(0L, now.failed());
        return now;
    }
}
