// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.loop.Governor;
import dev.prunella.loop.GovernorRequest;
import dev.prunella.loop.GovernorState;
import dev.prunella.loop.Moment;
import dev.prunella.loop.TargetEvent;
import dev.prunella.time.HealingClock;
import dev.prunella.time.HealingScheduler;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where the governor's state is kept and its requests are answered, one after the other, in a mailbox of its own. */
final class GovernorDesk {

    private final Rulebook rulebook;
    private final HealingClock clock;
    private final Mailbox<Request> mailbox;
    private final Consumer<Governor.Answered> heard;
    private volatile GovernorState state;

    /** @param heard told of each answer, after the state holds it */
    GovernorDesk(Rulebook rulebook, HealingClock clock, HealingScheduler scheduler, Consumer<Governor.Answered> heard) {
        this.rulebook = rulebook;
        this.clock = clock;
        this.heard = heard;
        this.mailbox = new Mailbox<>(scheduler) {
            @Override
            void handle(Request message) {
                answerOrDo(message);
            }
        };
        this.state = GovernorState.initial(Moment.first(clock.nanoTime(), clock.wallTime()));
    }

    /** Without a request something is done between two requests. */
    private record Request(@Nullable GovernorRequest request, Consumer<TargetEvent> answer, Runnable afterwards) {}

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

    /** Does something while no request is being answered. */
    void between(Runnable change) {
        mailbox.post(new Request(null, ruling -> {}, change));
    }

    /** Before the first request: what an earlier run of the process left. */
    void restore(GovernorState restored) {
        state = restored;
    }

    GovernorState state() {
        return state;
    }

    private void answerOrDo(Request message) {
        if (message.request != null) {
            answer(message.request, message.answer);
        }
        message.afterwards.run();
    }

    private void answer(GovernorRequest request, Consumer<TargetEvent> asker) {
        Governor governor = rulebook.governor();
        Governor.Answered answered = governor.govern(state, request, clock.nanoTime(), clock.wallTime());
        state = answered.state();
        if (answered.ruling() != null) {
            asker.accept(new TargetEvent.Ruled(answered.ruling(), answered.permit()));
        }
        heard.accept(answered);
    }
}
