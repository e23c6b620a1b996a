// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

/**
 * The lists in which HikariCP remembers, for each thread, the connections that the thread used last. HikariCP drops such a list only with
 * its thread, and where its classes come from the class path the list refers to the pool for good: each replaced pool would stay in memory as
 * long as any thread lives that has borrowed from it. HikariCP keeps weak references instead where it takes itself for
 * part of an application server, or where a system property says so.
 */
final class ThreadLists {

    private static final String WEAK = "com.zaxxer.hikari.useWeakReferences";

    private ThreadLists() {}

    /** Asks for weak references in the pools that are built from now on, unless somebody has said what they want. */
    static void preferWeak() {
        if (System.getProperty(WEAK) == null) {
            System.setProperty(WEAK, "true");
        }
    }
}
