// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

/** Sees from a thread's stack whether it stands in a socket's read or write. */
final class SocketReads {

    private static final int DEEPEST = 12;

    private SocketReads() {}

    /** Costs some ten microseconds and a moment's stop of that thread. */
    static boolean standsIn(Thread thread) {
        return standsIn(thread.getStackTrace());
    }

    /** The same for a stack that was taken already. */
    static boolean standsIn(StackTraceElement[] stack) {
        for (int i = 0; i < Math.min(DEEPEST, stack.length); i++) {
            String type = stack[i].getClassName();
            if (type.startsWith("sun.nio.ch.") || type.startsWith("java.net.Socket")) {
                return true;
            }
        }
        return false;
    }
}
