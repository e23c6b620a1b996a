// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WaitersTest {

    private final Waiters waiters = new Waiters();
    private final Waiter first = new Waiter();
    private final Waiter second = new Waiter();

    @Test
    void knowsWhoHasEnteredAndNotLeft() {
        int place = waiters.enter(first);
        assertThat(waiters.present()).containsExactly(first);
        waiters.leave(first, place);
        assertThat(waiters.present()).isEmpty();
    }

    @Test
    void findsRoomForOneWhosePlaceIsTaken() {
        int place = waiters.enter(first);
        int other = waiters.enter(second);
        assertThat(waiters.present()).containsExactlyInAnyOrder(first, second);
        waiters.leave(first, place);
        assertThat(waiters.present()).containsExactly(second);
        waiters.leave(second, other);
        assertThat(waiters.present()).isEmpty();
    }

    @Test
    void whoIsToldToMoveOnSeesNothingOfTheInterrupt() { // POOL-SWAP trap 7
        first.moveOn();
        assertThat(first.served()).isFalse();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void whoHasBeenServedIsNotInterrupted() { // POOL-SWAP trap 7
        assertThat(first.served()).isTrue();
        first.moveOn();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
