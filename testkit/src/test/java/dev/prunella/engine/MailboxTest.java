// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.testkit.time.FakeTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages come one at a time and in order, and those from outside only up to the cap. */
class MailboxTest {

    private final FakeTime time = FakeTime.create();
    private final List<String> handled = new ArrayList<>();
    private boolean handling;

    private final Mailbox<String> mailbox = new Mailbox<>(time) {
        @Override
        void handle(String message) {
            assertThat(handling).isFalse();
            handling = true;
            answer(message);
            handled.add(message);
            handling = false;
        }
    };

    private void answer(String message) {
        if (message.equals("question")) {
            mailbox.post("answer");
            mailbox.post("another");
        }
    }

    private void settle() {
        time.advance(Duration.ZERO);
    }

    @Test
    void handlesNothingOnTheCallersThread() {
        mailbox.post("first");
        assertThat(handled).isEmpty();
        settle();
        assertThat(handled).containsExactly("first");
    }

    @Test
    void keepsTheOrderAlsoOfWhatComesWhileOneIsHandled() {
        mailbox.post("question");
        mailbox.post("behind");
        settle();
        mailbox.post("later");
        settle();
        assertThat(handled).containsExactly("question", "behind", "answer", "another", "later");
    }

    @Test
    void takesAsManyFromOutsideAsTheCapAllowsAndAgainWhenTheyAreHandled() { // INVARIANT 32
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < Mailbox.MOST_FROM_OUTSIDE; i++) {
                assertThat(mailbox.offer("command")).isTrue();
            }
            assertThat(mailbox.offer("too many")).isFalse();
            mailbox.post("ours");
            settle();
        }
        assertThat(handled).hasSize(2 * (Mailbox.MOST_FROM_OUTSIDE + 1)).doesNotContain("too many");
    }

    @Test
    void goesOnAfterAMessageThatCannotBeHandled() {
        List<String> seen = new ArrayList<>();
        Mailbox<String> fragile = new Mailbox<>(time) {
            @Override
            void handle(String message) {
                if (message.equals("bad")) {
                    throw new IllegalStateException("bad");
                }
                seen.add(message);
            }
        };
        fragile.post("bad");
        fragile.post("good");
        settle();
        fragile.post("better");
        settle();
        assertThat(seen).containsExactly("good", "better");
    }
}
