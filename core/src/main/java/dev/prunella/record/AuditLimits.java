// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

/** The caps of the trail, in one place. Those that readers check are part of the format. */
final class AuditLimits {

    /** The longest id (incident, target, a detail's name), in characters. */
    static final int ID_CHARS = 256;

    /** How many details an ordinary record has at most; one more is the trail's own count of dropped records. */
    static final int DETAILS = 64;

    /** The longest frame, in bytes: a full ordinary record in which every character is escaped takes 1.7 MiB. */
    static final int FRAME_BYTES = 2 * 1024 * 1024;

    /** The size that a part of a checkpoint aims at, and the largest single entry of the state, in characters as escaped. */
    static final int CHECKPOINT_PART_CHARS = 256 * 1024;

    /** The largest state, in characters as escaped: 16 MiB. */
    static final int CHECKPOINT_CHARS = 64 * CHECKPOINT_PART_CHARS;

    /** Entries that wait for the writer. */
    static final int QUEUE_ENTRIES = 4_096;

    /** Characters in the entries that wait for the writer. */
    static final int QUEUE_CHARS = 8 * 1024 * 1024;

    /** Entries that share one sync. */
    static final int BATCH_ENTRIES = 256;

    /** Records of class 2 that may stand unsynced before the writer syncs them unasked. */
    static final int UNSYNCED_ENTRIES = 1_024;

    /** Records that an in-memory trail keeps. */
    static final int RING_RECORDS = 10_000;

    /** Records that a durable trail keeps in memory, for status pages. */
    static final int RECENT_RECORDS = 256;

    /** Records of a trail's end that are handed out at once. */
    static final int TAIL_RECORDS = 1_000;

    /** Characters in the records of a trail's end that are handed out at once: the longest record fits in. */
    static final int TAIL_CHARS = 8 * 1024 * 1024;

    /** Bytes of segments at which no older one is read for the end of a trail. */
    static final long TAIL_BYTES = 64L * 1024 * 1024;

    /** Open intents that recovery returns, and findings that the verifier lists. */
    static final int OPEN_INTENTS = 10_000;

    /** Copies of torn bytes that stay in the directory. */
    static final int TORN_COPIES = 64;

    private AuditLimits() {}
}
