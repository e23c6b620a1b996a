// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A policy that lost something by accident does not take the place of a good one. */
// INVARIANT 30, REQ I4
class PolicyChangeTest {

    private static final WindowTimes NIGHT = WindowTimes.daily(LocalTime.MIDNIGHT, Duration.ofHours(1), ZoneOffset.UTC);
    private static final Policy BEFORE = Policy.builder()
            .windows(Window.of("night", NIGHT), Window.of("move", NIGHT))
            .build();

    @Test
    void takesOneThatKeepsAllWindowsOrAddsSome() {
        var after = Policy.builder(BEFORE)
                .evidence(5)
                .windows(Window.of("move", NIGHT), Window.of("night", NIGHT).only("web"), Window.of("more", NIGHT))
                .build();
        assertThatCode(() -> PolicyChange.check(BEFORE, after, Set.of())).doesNotThrowAnyException();
    }

    @Test
    void losesAWindowOnlyByName() {
        var after = Policy.builder(BEFORE).windows(Window.of("night", NIGHT)).build();
        assertThatThrownBy(() -> PolicyChange.check(BEFORE, after, Set.of()))
                .hasMessage("policy: windows must go only where they are named, named [], got without [move]");
        assertThatThrownBy(() -> PolicyChange.check(BEFORE, after, Set.of("night")))
                .hasMessage("policy: windows must go only where they are named, named [night], got without [move]");
        assertThatCode(() -> PolicyChange.check(BEFORE, after, Set.of("move"))).doesNotThrowAnyException();
    }

    @Test
    void refusesOneUnderWhichNothingCouldBeDone() {
        var idle = Policy.builder(BEFORE)
                .budgets(new Budgets(Duration.ofMinutes(10), 3, 6, 6, 0))
                .build();
        assertThatThrownBy(() -> PolicyChange.check(BEFORE, idle, Set.of()))
                .hasMessageStartingWith(
                        "policy: budgets must leave something to do (to stop all, pause), got Budgets[");
    }
}
