// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jvm;

import dev.prunella.time.Span;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Which threads are looked at, and when one of them is stuck.
 *
 * @param owner which threads belong to the target
 * @param patience how long a thread may stand at one place, more than zero, default 2 min. It should exceed the longest step that is
 *     normal there
 * @param idleAt places in which a thread waits for something to do, each {@code Type.method} with the type's full name as a stack shows it,
 *     beside those that are known
 */
public record StuckWatch(ThreadOwner owner, Duration patience, Set<String> idleAt) {

    private static final Duration DEFAULT_PATIENCE = Duration.ofMinutes(2);

    /** Checks the patience and keeps a copy. */
    public StuckWatch {
        Span.positive("stuck watch", "patience", patience);
        idleAt = Set.copyOf(idleAt);
    }

    /** These threads, with 2 min of patience. */
    public static StuckWatch of(ThreadOwner owner) {
        return new StuckWatch(owner, DEFAULT_PATIENCE, Set.of());
    }

    /** The same with another patience. */
    public StuckWatch patience(Duration other) {
        return new StuckWatch(owner, other, idleAt);
    }

    /** The same, with one more place in which a thread merely waits for something to do. */
    public StuckWatch idleAt(String place) {
        Set<String> more = new HashSet<>(idleAt);
        more.add(place);
        return new StuckWatch(owner, patience, more);
    }
}
