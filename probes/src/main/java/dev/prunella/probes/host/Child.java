// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.host;

/**
 * A process that is, or was, a descendant of this one. The handle knows one process from another one that has its number later.
 *
 * @param handle of the process
 * @param firstSeenNanos when it was seen first; by the monotonic clock, as the time of day may jump
 * @param orphan whether it is no descendant any more: who started it has ended, and it goes on
 */
record Child(ProcessHandle handle, long firstSeenNanos, boolean orphan) {}
