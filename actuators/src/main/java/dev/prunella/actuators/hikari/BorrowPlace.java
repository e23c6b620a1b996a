// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where in the code a connection was borrowed: the stack of the borrowing thread. It is taken in full, which is cheap, and read only
 * when somebody asks.
 */
final class BorrowPlace {

    /** The most frames that are told. */
    static final int MOST_FRAMES = 32;

    private static final Set<String> OWN = Stream.of(
                    BorrowPlace.class,
                    BorrowPlaces.class,
                    PhysicalConnections.class,
                    PoolGeneration.class,
                    HealableHikariDataSource.class)
            .map(Class::getName)
            .collect(Collectors.toUnmodifiableSet());

    private final Throwable stack = new Throwable("borrowed here");

    /** The method to name to a person: the innermost one that belongs to the application, as far as can be told. */
    String site() {
        List<StackTraceElement> frames = frames();
        return frames.isEmpty() ? "an unknown place" : Frames.toText(frames.get(0));
    }

    /** The frames from {@link #site()} outwards, at most {@value #MOST_FRAMES}. */
    List<StackTraceElement> frames() {
        StackTraceElement[] all = withoutOwn(stack.getStackTrace());
        int site = 0;
        while (site < all.length && Frames.isInfrastructure(all[site])) {
            site++;
        }
        return Arrays.stream(all)
                .skip(site < all.length ? site : 0)
                .limit(MOST_FRAMES)
                .toList();
    }

    /** Whether it is the same place, called from the same places down to the bottom of the stack. */
    boolean sameAs(BorrowPlace other) {
        return Frames.sameLines(owners(), other.owners());
    }

    /**
     * Whether the thread that borrowed here has left every method that may own the connection. The method that called the pool need
     * not be the owner: a helper or a transaction's template hands the connection to its caller. So while any of the callers is on
     * the stack, the thread has left only if it has come by the same place again, and is not in it now.
     *
     * @param now the present stack of that thread
     * @param again whether the thread has borrowed at the same place since
     */
    boolean isLeft(StackTraceElement[] now, boolean again) {
        List<StackTraceElement> then = owners();
        int deeper = Math.max(now.length, stack.getStackTrace().length);
        if (now.length == 0 || deeper >= Frames.DEEPEST || then.isEmpty()) {
            return false;
        }
        int common = Frames.commonFromBottom(then, Frames.owners(now));
        return common == 0 || (again && common < then.size());
    }

    /** Without our own frames. */
    private List<StackTraceElement> owners() {
        return Frames.owners(withoutOwn(stack.getStackTrace()));
    }

    private static StackTraceElement[] withoutOwn(StackTraceElement[] frames) {
        int own = 0;
        while (own < frames.length && OWN.contains(frames[own].getClassName())) {
            own++;
        }
        return Arrays.copyOfRange(frames, own, frames.length);
    }
}
