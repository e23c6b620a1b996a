// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide.guardrails;

import dev.prunella.decide.Answer;
import dev.prunella.decide.Guardrail;
import dev.prunella.decide.Ledger;
import dev.prunella.decide.Proposal;
import dev.prunella.decide.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** While people maintain or deploy nothing is healed; nor while the clock that tells of it cannot be trusted. */
final class WindowGuardrail implements Guardrail {

    private static final long RETRY_NANOS = Duration.ofSeconds(10).toNanos();

    /** The time of day may be corrected meanwhile, so a long window is looked at again and again. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final List<Window> windows;

    WindowGuardrail(List<Window> windows) {
        this.windows = windows;
    }

    @Override
    public String name() {
        return "window";
    }

    @Override
    public boolean stopsCompensation() {
        return true;
    }

    @Override
    public Answer check(Proposal proposal, Ledger ledger) {
        if (windows.stream().noneMatch(each -> each.concerns(proposal.target()))) {
            return Answer.permit();
        }
        if (!ledger.wall().plausible()) {
            return Answer.defer(
                    ledger.nowNanos() + RETRY_NANOS,
                    "clock-jumped",
                    "the time of day has jumped, so nobody knows whether a window is open");
        }
        Instant now = ledger.wall().time();
        Window open = Window.open(windows, proposal.target(), now);
        Instant ends = open == null ? null : open.endsAfter(now);
        return open == null || ends == null ? Answer.permit() : wait(open, Duration.between(now, ends), ledger);
    }

    private static Answer wait(Window window, Duration left, Ledger ledger) {
        Duration wait = left.compareTo(LONGEST_WAIT) < 0 ? left : LONGEST_WAIT;
        return Answer.defer(
                ledger.nowNanos() + wait.toNanos(),
                "window",
                "window '%s' is open for another %d s",
                window.name(),
                left.toSeconds());
    }
}
