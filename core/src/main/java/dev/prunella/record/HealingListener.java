// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

/**
 * Told of everything that happens in the loop. Each listener has a thread and a bounded queue of its own: it sees events in
 * order, one at a time; if it blocks, it alone falls behind and events beyond its queue of 1,024 are dropped for it and counted;
 * what it throws is logged once and counted.
 */
@FunctionalInterface
public interface HealingListener {

    /** Something happened. */
    void on(HealingEvent event);
}
