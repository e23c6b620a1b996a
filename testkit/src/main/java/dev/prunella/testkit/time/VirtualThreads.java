// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.time;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Virtual threads where the JVM has them and a lock does not tie one to its carrier, which is from Java 24 on. Turns that are taken between
 * virtual threads need hardly a call of the operating system, which is a fifth of the time of a simulation.
 */
public final class VirtualThreads {

    private static final int WITHOUT_PINNING = 24;

    private static final @Nullable Method IS_VIRTUAL = method(Thread.class, "isVirtual");
    private static final @Nullable Method OF_VIRTUAL = method(Thread.class, "ofVirtual");
    private static final @Nullable Method UNSTARTED =
            OF_VIRTUAL == null ? null : method(OF_VIRTUAL.getReturnType(), "unstarted", Runnable.class);

    private VirtualThreads() {}

    /** Whether there are any. */
    public static boolean areThere() {
        return UNSTARTED != null;
    }

    /** A daemon thread that is not started: virtual, if there are such. */
    public static Thread unstarted(String name, Runnable work) {
        Thread thread = areThere() ? virtual(work) : new Thread(work);
        thread.setName(name);
        thread.setDaemon(true);
        return thread;
    }

    /** A daemon thread of the kind of the current one. */
    static Thread unstartedLikeThis(String name, Runnable work) {
        if (isCurrent()) {
            return unstarted(name, work);
        }
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Whether the current thread is one. */
    static boolean isCurrent() {
        return IS_VIRTUAL != null && (boolean) call(IS_VIRTUAL, Thread.currentThread());
    }

    private static Thread virtual(Runnable work) {
        return (Thread) call(UNSTARTED, call(OF_VIRTUAL, null), work);
    }

    private static @Nullable Method method(Class<?> type, String name, Class<?>... parameters) {
        try {
            return Runtime.version().feature() < WITHOUT_PINNING ? null : type.getMethod(name, parameters);
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    private static Object call(@Nullable Method method, @Nullable Object on, Object... arguments) {
        try {
            if (method == null) {
                throw new IllegalStateException("no virtual threads here");
            }
            return method.invoke(on, arguments);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("virtual threads: " + e, e);
        }
    }
}
