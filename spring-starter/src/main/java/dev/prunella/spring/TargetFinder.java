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
}
