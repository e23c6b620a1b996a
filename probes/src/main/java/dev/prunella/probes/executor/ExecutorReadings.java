// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.executor;

/** The codes of readings of executors. */
public final class ExecutorReadings {

    /** Work waits that could begin, and nothing has been completed for too long: the workers are stuck, or there are none. */
    public static final String STALLED = "stalled";
    /** Work is done, but for too long more of it came than the executor can take. */
    public static final String SATURATED = "saturated";
    /** UNKNOWN: somebody has shut the executor down, which is no fault. */
    public static final String SHUT_DOWN = "shut-down";

    private ExecutorReadings() {}
}
