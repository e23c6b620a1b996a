// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jvm;

/** The codes of readings of the virtual machine: runbooks name their causes by them. */
public final class JvmReadings {

    /** Too much of the heap is in use after a collection. */
    public static final String HEAP_FULL = "heap-full";
    /** UNKNOWN: much of the heap is in use, and the old part of it was not collected yet. */
    public static final String NOT_COLLECTED = "not-collected";
    /** Too much time went into pauses of the collector. */
    public static final String GC_TIME = "gc-time";
    /** Threads had to wait for memory too often. */
    public static final String ALLOCATION_STALLS = "allocation-stalls";
    /** Threads of the target wait for each other in a cycle; makes the diagnosis DEADLOCK. */
    public static final String DEADLOCK = "deadlock";
    /** Threads of the target do not get on; makes the diagnosis STALLED. */
    public static final String STALLED = "stalled";
    /** There are more than the number that was set. */
    public static final String TOO_MANY = "too-many";
    /** There are many times more than usual. */
    public static final String GROWN = "grown";
    /** UNKNOWN: this virtual machine does not tell. */
    public static final String NOT_REPORTED = "not-reported";

    private JvmReadings() {}
}
