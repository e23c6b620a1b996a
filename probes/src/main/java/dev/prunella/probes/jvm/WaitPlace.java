// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jvm;

import java.util.Set;

/** Where a thread really stands: past the frames of the JDK by which it waits. */
final class WaitPlace {

    private static final Set<String> BLOCKERS = Set.of("managedBlock", "unmanagedBlock", "compensatedBlock");

    private WaitPlace() {}

    /** The index of the first frame that is no mere means of waiting; the length of the stack if there is none. */
    static int in(StackTraceElement[] stack) {
        int i = 0;
        while (i < stack.length && isMeansOfWaiting(stack[i])) {
            i++;
        }
        return i;
    }

    private static boolean isMeansOfWaiting(StackTraceElement frame) {
        String type = frame.getClassName();
        return type.equals("jdk.internal.misc.Unsafe")
                || type.startsWith("java.util.concurrent.locks.")
                || (type.equals("java.lang.Object") && frame.getMethodName().startsWith("wait"))
                || (type.equals("java.util.concurrent.ForkJoinPool") && BLOCKERS.contains(frame.getMethodName()));
    }
}
