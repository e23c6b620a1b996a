// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jvm;

import java.util.Set;

/**
 * Tells a thread that waits for something to do from one that waits in the middle of its work: a worker of a pool, a timer, a selector, an
 * acceptor, whoever takes from a queue, and whoever sleeps of its own accord are idle.
 */
final class IdlePlaces {

    private static final Set<String> TAKING =
            Set.of("take", "takeFirst", "takeLast", "poll", "pollFirst", "pollLast", "remove");

    /** {@code Type.method} of the frame in which an idle thread stands. */
    private static final Set<String> IDLE = Set.of(
            "java.util.concurrent.ThreadPoolExecutor.getTask",
            "java.util.concurrent.ForkJoinPool.awaitWork",
            "java.util.TimerThread.mainLoop",
            "java.lang.ref.Reference.waitForReferencePendingList",
            "sun.nio.ch.EPoll.wait",
            "sun.nio.ch.KQueue.poll",
            "sun.nio.ch.WEPoll.wait",
            "sun.nio.ch.Net.accept",
            "io.netty.channel.epoll.Native.epollWait",
            "io.netty.channel.epoll.Native.epollWait0",
            "io.netty.channel.kqueue.Native.keventWait");

    private final Set<String> others;

    /** @param others further places, {@code Type.method}, anywhere in the stack */
    IdlePlaces(Set<String> others) {
        this.others = others;
    }

    /** Whether a thread with this stack has nothing to do; so does one without a stack, which is the virtual machine's own. */
    boolean idle(StackTraceElement[] stack) {
        int place = WaitPlace.in(stack);
        if (place == stack.length) {
            return true;
        }
        StackTraceElement frame = stack[place];
        return IDLE.contains(name(frame)) || sleeps(frame) || takesFromAQueue(stack, place) || isElsewhereIdle(stack);
    }

    private static boolean sleeps(StackTraceElement frame) {
        return frame.getClassName().equals("java.lang.Thread")
                && frame.getMethodName().startsWith("sleep");
    }

    /** Through all frames of the queue itself: whoever puts into it waits with work in hand. */
    private static boolean takesFromAQueue(StackTraceElement[] stack, int place) {
        for (int i = place; i < stack.length && isOfAQueue(stack[i]); i++) {
            if (TAKING.contains(stack[i].getMethodName())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfAQueue(StackTraceElement frame) {
        // What waits inside of LinkedTransferQueue hands over to the same methods of ForkJoinPool as others do.
        if (frame.getClassName().equals("java.util.concurrent.ForkJoinPool")) {
            return true;
        }
        for (String part : frame.getClassName().split("[.$]", -1)) {
            if (part.endsWith("Queue") || part.endsWith("Deque")) {
                return true;
            }
        }
        return false;
    }

    private boolean isElsewhereIdle(StackTraceElement[] stack) {
        if (others.isEmpty()) {
            return false;
        }
        for (StackTraceElement frame : stack) {
            if (others.contains(name(frame))) {
                return true;
            }
        }
        return false;
    }

    private static String name(StackTraceElement frame) {
        return frame.getClassName() + "." + frame.getMethodName();
    }
}
