// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.host;

import dev.prunella.probes.sampling.Limits;
import dev.prunella.time.Span;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Which child processes are counted, and how many, how large and how old they may be. A limit that is not set is none.
 *
 * @param command of those that count; given the path of what runs, which is empty where the system does not tell
 * @param most how many, not negative
 * @param mostBytes of memory, all of them together, not negative
 * @param oldest how long one may go on from when it was first seen, more than zero
 * @param mostOrphans how many of them may go on after the process that started them has ended, not negative
 */
public record ChildWatch(Predicate<String> command, int most, long mostBytes, Duration oldest, int mostOrphans) {

    private static final String OWNER = "child watch";

    /** Checks the numbers. */
    public ChildWatch {
        Limits.notNegative(OWNER, "most", most);
        Limits.notNegative(OWNER, "mostBytes", mostBytes);
        Span.positive(OWNER, "oldest", oldest);
        Limits.notNegative(OWNER, "mostOrphans", mostOrphans);
    }

    /** All descendants of this process, without a limit. */
    public static ChildWatch ofAll() {
        return new ChildWatch(command -> true, Integer.MAX_VALUE, Long.MAX_VALUE, Span.LONGEST, Integer.MAX_VALUE);
    }

    /** The same, of those alone that run such a command, as {@code path -> path.endsWith("/ffmpeg")}. */
    public ChildWatch command(Predicate<String> other) {
        return new ChildWatch(other, most, mostBytes, oldest, mostOrphans);
    }

    /** The same with at most so many. */
    public ChildWatch atMost(int processes) {
        return new ChildWatch(command, processes, mostBytes, oldest, mostOrphans);
    }

    /** The same with at most so much resident memory in all. */
    public ChildWatch bytesAtMost(long bytes) {
        return new ChildWatch(command, most, bytes, oldest, mostOrphans);
    }

    /** The same with none that goes on for longer. */
    public ChildWatch noneOlderThan(Duration age) {
        return new ChildWatch(command, most, mostBytes, age, mostOrphans);
    }

    /** The same with at most so many whose starter has ended. */
    public ChildWatch orphansAtMost(int processes) {
        return new ChildWatch(command, most, mostBytes, oldest, processes);
    }

    boolean limitsBytes() {
        return mostBytes < Long.MAX_VALUE;
    }
}
