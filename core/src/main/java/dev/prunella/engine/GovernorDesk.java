// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.loop.Governor;
import dev.prunella.loop.GovernorRequest;
import dev.prunella.loop.GovernorState;
import dev.prunella.loop.TargetEvent;
import dev.prunella.time.HealingClock;
import dev.prunella.time.HealingScheduler;
import java.util.Set;
import java.util.function.Consumer;

/** Where the governor's state is kept and its requests are answered, one after the other, in a mailbox of its own. */
final class GovernorDesk {

    private final Governor governor;
    private final HealingClock clock;
    private final Mailbox<Request> mailbox;
    private final Consumer<Set<String>> startAnew;
    private volatile GovernorState state;

    GovernorDesk(Governor governor, HealingClock clock, HealingScheduler scheduler, Consumer<Set<String>> startAnew) {
        this.governor = governor;
        this.clock = clock;
        this.startAnew = startAnew;
        this.mailbox = new Mailbox<>(scheduler, this::handle);
        this.state = GovernorState.initial(clock.nanoTime());
    }

    private record Request(GovernorRequest request, Consumer<TargetEvent> answer, Runnable afterwards) {}

    void tell(GovernorRequest request) {
        tell(request, () -> {});
    }

    /** Tells, and does something once the state holds it: a record must not come before the state that it tells of. */
    void tell(GovernorRequest request, Runnable afterwards) {
        mailbox.post(new Request(request, ruling -> {}, afterwards));
    }

    void ask(GovernorRequest request, Consumer<TargetEvent> answer) {
        mailbox.post(new Request(request, answer, () -> {}));
    }

    /** Before the first request: what an earlier run of the process left. */
    void restore(GovernorState restored) {
        state = restored;
    }

    GovernorState state() {
        return state;
    }

    private void handle(Request message) {
        Governor.Answered answered = governor.govern(state, message.request, clock.nanoTime());
        state = answered.state();
        if (answered.ruling() != null) {
            message.answer.accept(new TargetEvent.Ruled(answered.ruling(), answered.permit()));
        }
        message.afterwards.run();
        startAnew.accept(answered.startAnew());
    }
}
