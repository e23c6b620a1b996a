// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import java.util.Arrays;
import java.util.List;

/** What the frames of a stack tell. Stacks have the innermost frame first, as Java gives them. */
final class Frames {

    /** Java itself, and the loops that hand one task after the other to a thread: none of these owns a connection. */
    private static final List<String> OWNERLESS = List.of(
            "java.",
            "jdk.",
            "sun.",
            "org.apache.tomcat.util.threads.",
            "org.eclipse.jetty.util.thread.",
            "io.netty.util.concurrent.",
            "org.jboss.threads.");

    /** What stands between an application and its pool, and would be named in place of the application. */
    private static final List<String> INFRASTRUCTURE = List.of(
            "com.zaxxer.hikari.",
            "javax.",
            "jakarta.",
            "org.springframework.",
            "org.hibernate.",
            "org.jooq.",
            "org.mybatis.",
            "org.apache.ibatis.");

    /** A stack as deep as this may have lost its outermost frames. */
    static final int DEEPEST = 1_000;

    private Frames() {}

    /** Whether this frame says nothing about where in the application it is. */
    /** The frame without module and class loader, which say nothing to who looks for the line. */
    static String toText(StackTraceElement frame) {
        return frame.getClassName() + "." + frame.getMethodName() + "(" + frame.getFileName() + ":"
                + frame.getLineNumber() + ")";
    }

    static boolean isInfrastructure(StackTraceElement frame) {
        return ownerless(frame)
                || begins(frame, INFRASTRUCTURE)
                || frame.getClassName().contains("$$");
    }

    /**
     * The frames that may own a connection. A stack that was taken of another thread shows hidden frames, those of lambdas and of
     * Java's own switches, and one that was taken by the thread itself does not: only without them can two stacks be compared.
     */
    static List<StackTraceElement> owners(StackTraceElement[] stack) {
        return Arrays.stream(stack).filter(frame -> !ownerless(frame)).toList();
    }

    /** Whether the thread with this stack runs nothing of the application: it waits for its next task. */
    static boolean waitsForATask(StackTraceElement[] stack) {
        return stack.length > 0
                && stack.length < DEEPEST
                && Arrays.stream(stack).allMatch(Frames::ownerless);
    }

    /** How many of the outermost frames are calls of the same methods. */
    static int commonFromBottom(List<StackTraceElement> one, List<StackTraceElement> other) {
        int common = 0;
        while (common < Math.min(one.size(), other.size())
                && sameMethod(one.get(one.size() - 1 - common), other.get(other.size() - 1 - common))) {
            common++;
        }
        return common;
    }

    /** Whether all calls stand in the same lines. */
    static boolean sameLines(List<StackTraceElement> one, List<StackTraceElement> other) {
        boolean same = one.size() == other.size();
        for (int i = 0; same && i < one.size(); i++) {
            same = sameMethod(one.get(i), other.get(i))
                    && one.get(i).getLineNumber() == other.get(i).getLineNumber();
        }
        return same;
    }

    private static boolean sameMethod(StackTraceElement one, StackTraceElement other) {
        return one.getClassName().equals(other.getClassName())
                && one.getMethodName().equals(other.getMethodName());
    }

    /** Only the names of hidden classes have a slash. */
    private static boolean ownerless(StackTraceElement frame) {
        return begins(frame, OWNERLESS) || frame.getClassName().indexOf('/') >= 0;
    }

    private static boolean begins(StackTraceElement frame, List<String> prefixes) {
        String type = frame.getClassName();
        return prefixes.stream().anyMatch(type::startsWith);
    }
}
