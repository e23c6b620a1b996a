// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jvm;

import java.lang.management.LockInfo;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person is told of a thread: a reading keeps a thousand characters in all. */
final class Stacks {

    private static final int LONGEST_NAME = 48;

    private Stacks() {}

    /** Its name, quoted, its end cut off. */
    static String name(@Nullable String thread) {
        String name = thread == null ? "" : thread;
        return '"' + (name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…") + '"';
    }

    /** The first frames past those by which it waits. */
    static String top(StackTraceElement[] stack, int frames) {
        List<String> top = new ArrayList<>();
        for (int i = WaitPlace.in(stack); i < stack.length && top.size() < frames; i++) {
            top.add(frame(stack[i]));
        }
        return top.isEmpty() ? "no frame of its own" : String.join(" < ", top);
    }

    /** What it waits for, and who holds it; empty for nothing. */
    static String waits(ThreadInfo thread) {
        LockInfo lock = thread.getLockInfo();
        if (lock == null) {
            return "";
        }
        String what = simple(lock.getClassName()) + "@" + Integer.toHexString(lock.getIdentityHashCode());
        return thread.getLockOwnerId() < 0 ? what : what + " held by " + name(thread.getLockOwnerName());
    }

    private static String frame(StackTraceElement frame) {
        return simple(frame.getClassName()) + "." + frame.getMethodName()
                + (frame.getLineNumber() < 0 ? "" : ":" + frame.getLineNumber());
    }

    /** Without its package: the line is short, and a class is found by its name. */
    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
