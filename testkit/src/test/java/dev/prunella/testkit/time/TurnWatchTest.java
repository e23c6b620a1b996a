// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** A driver that waits for a turn that never ends is told so, and is otherwise as if nobody had looked. */
class TurnWatchTest {

    @Test
    void givesTheTurnThatCame() throws InterruptedException {
        assertThat(TurnWatch.await(new Semaphore(1), 30)).isTrue();
    }

    @Test
    void saysThatNoneCameAndLeavesNoInterruptBehind() throws InterruptedException {
        assertThat(TurnWatch.await(new Semaphore(0), 0)).isFalse();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void anInterruptOfSomebodyElseStaysOne() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> TurnWatch.await(new Semaphore(0), 30)).isInstanceOf(InterruptedException.class);
    }
}
