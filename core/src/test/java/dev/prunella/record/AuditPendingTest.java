// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import static dev.prunella.record.TrailFixture.intent;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The deadline, the writer and the close race for an entry: whoever comes second finds it settled. */
class AuditPendingTest {

    private static final AuditAck TIMED_OUT = new AuditAck.Refused(AuditRefusal.SYNC_TIMED_OUT);

    private final List<AuditAck> acks = new ArrayList<>();
    private final List<String> cancelled = new ArrayList<>();
    private final AuditPending pending = new AuditPending(intent("1"), 0, Instant.EPOCH, acks::add);

    @Test // INVARIANT 17
    void whatWasRefusedWhileItWaitedIsNotWritten() {
        assertThat(pending.expire()).isTrue();
        assertThat(pending.begin()).isFalse();
        pending.durable(2);
        pending.refuse(AuditRefusal.CLOSED);

        assertThat(acks).containsExactly(TIMED_OUT);
    }

    @Test
    void whatIsBeingWrittenAtItsDeadlineIsToldTwiceAtTheMost() {
        assertThat(pending.begin()).isTrue();
        assertThat(pending.late()).isFalse();
        assertThat(pending.expire()).isFalse();
        assertThat(pending.late()).isTrue();
        assertThat(pending.expire()).isFalse();
        pending.durable(2);
        pending.durable(2);

        assertThat(acks).containsExactly(TIMED_OUT, new AuditAck.DurableLate(2));
    }

    @Test
    void whatIsRefusedAfterItsDeadlineHasBeenToldAlready() {
        pending.begin();
        pending.expire();
        pending.refuse(AuditRefusal.SYNC_FAILED);
        pending.durable(2);

        assertThat(acks).containsExactly(TIMED_OUT);
    }

    @Test
    void theDeadlineIsCancelledOnceItIsSettledInWhicheverOrder() {
        pending.begin();
        pending.deadline(() -> cancelled.add("in time"));
        pending.durable(2);
        assertThat(cancelled).containsExactly("in time");

        pending.deadline(() -> cancelled.add("set too late"));
        assertThat(cancelled).containsExactly("in time", "set too late");
        assertThat(pending.expire()).isFalse();
        assertThat(acks).containsExactly(new AuditAck.Durable(2));
    }
}
