// SPDX-License-Identifier: Apache-2.0
package dev.prunella;

import dev.prunella.slo.SloBoard;
import dev.prunella.slo.SloStatus;
import java.util.Objects;

/** One objective that is measured. Safe for use by several threads; what it says of a closed supervisor is what was known last. */
public final class SloHandle {

    private final SloBoard board;
    private final String name;

    SloHandle(SloBoard board, String name) {
        this.board = board;
        this.name = name;
    }

    /** The objective's name. */
    public String name() {
        return name;
    }

    /** What was known of it when it was read last, at most ten seconds ago; which targets it concerns, as it is now. */
    public SloStatus status() {
        return Objects.requireNonNull(board.of(name), name);
    }
}
