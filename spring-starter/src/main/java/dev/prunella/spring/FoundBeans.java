// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;

/** The components of one kind that were made so far; as many as the application has beans of them. */
public final class FoundBeans implements TargetFinder {

    private final Map<String, Supplier<Found>> beans = new LinkedHashMap<>();
    private boolean anyDeclared;
    private @Nullable Consumer<Found> supervision;

    /** None yet. */
    public FoundBeans() {}

    /**
     * Whether a bean is there once for the whole application. What a scope makes anew has no target of its own: each of them would need
     * one, and an end.
     */
    public static boolean isOneForAll(@Nullable BeanFactory factory, String bean) {
        return factory != null && factory.containsBean(bean) && factory.isSingleton(bean);
    }

    /**
     * One more was made.
     *
     * @param name the target's name
     * @param found asked whenever supervision begins, for a recipe of its own each time
     */
    public synchronized void add(String name, Supplier<Found> found) {
        beans.put(name, found);
        if (supervision != null) {
            supervision.accept(found.get());
        }
    }

    /** The same for one whose supervision the application's code has asked for: whether that can be is known before the start ends. */
    public synchronized void addDeclared(String name, Supplier<Found> found) {
        anyDeclared = true;
        add(name, found);
    }

    @Override
    public synchronized void find(Consumer<Found> ears) {
        supervision = ears;
        beans.values().forEach(found -> ears.accept(found.get()));
    }

    /** The beans are there, and their recipes are ours, but for what the application's code says of them. */
    @Override
    public synchronized boolean mayWait() {
        return !anyDeclared;
    }
}
