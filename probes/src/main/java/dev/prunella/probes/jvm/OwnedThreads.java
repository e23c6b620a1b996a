// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jvm;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * The threads that one executor has, whatever they are called: hand this to the executor as its thread factory. What it makes is made by the
 * application's own factory, and is remembered no longer than it lives. Safe for several threads.
 */
public final class OwnedThreads implements ThreadFactory, ThreadOwner {

    private final ThreadFactory own;
    private final Set<Thread> made = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private OwnedThreads(ThreadFactory own) {
        this.own = own;
    }

    /** Remembers what this factory makes from now on. */
    public static OwnedThreads of(ThreadFactory factory) {
        return new OwnedThreads(factory);
    }

    /** What the factory makes, which may be null if it refuses. */
    @Override
    public @Nullable Thread newThread(Runnable work) {
        @Nullable Thread thread = own.newThread(work);
        if (thread != null) {
            made.add(thread);
        }
        return thread;
    }

    @Override
    public boolean owns(Thread thread) {
        return made.contains(thread);
    }
}
