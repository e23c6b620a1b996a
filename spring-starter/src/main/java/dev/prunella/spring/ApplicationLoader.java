// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import org.jspecify.annotations.Nullable;

/**
 * Runs code of the application on threads of ours, which have no class loader of the application and keep none: libraries look for their
 * parts in it. Safe for use by several threads.
 *
 * @param classes the application's
 */
public record ApplicationLoader(@Nullable ClassLoader classes) {

    /**
     * Code of the application.
     *
     * @param <T> what it gives
     * @param <E> what it may throw besides unchecked exceptions; inferred
     */
    @FunctionalInterface
    public interface Code<T extends @Nullable Object, E extends Exception> {
        /** Runs it. */
        T run() throws E;
    }

    /** Runs it here and now. */
    public <T extends @Nullable Object, E extends Exception> T run(Code<T, E> code) throws E {
        Thread thread = Thread.currentThread();
        ClassLoader own = thread.getContextClassLoader();
        thread.setContextClassLoader(classes);
        try {
            return code.run();
        } finally {
            thread.setContextClassLoader(own);
        }
    }
}
