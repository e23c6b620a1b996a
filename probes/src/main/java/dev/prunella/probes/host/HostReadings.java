// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.host;

/** The codes of readings of the host: runbooks name their causes by them. */
public final class HostReadings {

    /** Too many of the files that may be open are. */
    public static final String DESCRIPTORS = "file-descriptors";
    /** Too little room is left on the disk. */
    public static final String DISK_FULL = "disk-full";
    /** A small file could not be written. */
    public static final String WRITE_FAILED = "write-failed";
    /** A folder does not answer at all. */
    public static final String TIMED_OUT = "timed-out";
    /** The container's memory is nearly used up. */
    public static final String MEMORY_FULL = "container-memory";
    /** The kernel has killed a process of the container for want of memory. */
    public static final String OOM_KILLED = "oom-killed";
    /** The container had to wait for processors too often because its quota was used up. */
    public static final String THROTTLED = "cpu-throttled";
    /** Work waited too long for processors, memory or disks. */
    public static final String PRESSURE = "pressure";
    /** The time of day has jumped. */
    public static final String CLOCK_JUMPED = "clock-jumped";
    /** There are too many child processes. */
    public static final String TOO_MANY_CHILDREN = "too-many-children";
    /** Child processes use too much memory. */
    public static final String CHILDREN_MEMORY = "children-memory";
    /** A child process has been there for too long. */
    public static final String CHILD_TOO_OLD = "child-too-old";
    /** Child processes go on although whoever started them is gone. */
    public static final String ORPHANS = "orphans";
    /** UNKNOWN: this system does not tell. */
    public static final String NOT_REPORTED = "not-reported";
    /** UNKNOWN: nothing limits it here. */
    public static final String NO_LIMIT = "no-limit";
    /** UNKNOWN: it could not be read now. */
    public static final String UNREADABLE = "unreadable";

    private HostReadings() {}
}
