// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import org.jspecify.annotations.Nullable;

/**
 * A call of what a guard stands before. A lambda that is built once, or written where it is called, costs no allocation.
 *
 * @param <T> what it gives
 * @param <E> what it may throw besides unchecked exceptions; inferred
 */
@FunctionalInterface
public interface Call<T extends @Nullable Object, E extends Exception> {

    /** Makes the call. */
    T call() throws E;
}
