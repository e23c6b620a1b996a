// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import java.util.function.Consumer;

/** Finds one kind of component in the application. A bean of this type adds a kind. */
@FunctionalInterface
public interface TargetFinder {

    /**
     * Hands over each component that is there, and from then on each that is made later, as lazy beans are: on the thread that makes
     * it. Called anew after the application context was stopped and started, and then hands over all of them again.
     *
     * @param supervision takes what is found; does not throw
     */
    void find(Consumer<Found> supervision);

    /**
     * Whether it may be asked once the application has started, on a thread of ours, which makes the start shorter. Only one that asks
     * for no bean that may not be there yet, and whose failure need not stop the start: it would be told, and nothing be supervised.
     */
    default boolean mayWait() {
        return false;
    }
}
