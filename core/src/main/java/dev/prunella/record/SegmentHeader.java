// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/**
 * The first line of a segment, of fixed width. Its hash is its own checksum and a link of the chain: the segment's first
 * record names it as the hash before it.
 *
 * @param number the segment's number, from 1 without a gap
 * @param first the sequence number of its first record
 * @param created when it was begun, by the time of day
 * @param begun why it was begun
 * @param after the bytes of the segment before it that count: all of them, or, after a fault, those that were synced
 * @param prev the hash of the last record that counts in the segment before it, zeros if there is none
 */
record SegmentHeader(long number, long first, Instant created, Begun begun, long after, String prev) {

    /** Names of five letters keep the width. */
    enum Begun {
        /** It is the first of the trail. */
        FRESH,
        /** The one before it was full and is whole. */
        CLEAN,
        /** A write or a sync failed on the one before it; what stands there after {@code after} bytes is void. */
        FAULT
    }

    static final int BYTES = 263;
    private static final String MAGIC = "PRUNELLA-TRAIL 1";
    private static final String FORMAT = MAGIC + " segment=%010d first=%016d created=%s begun=%s after=%012d prev=%s";
    private static final int HASH_TAIL = " hash=".length() + 64 + 1;

    String hash() {
        return AuditHash.sha256(text());
    }

    byte[] encode() {
        String text = text();
        return (text + " hash=" + AuditHash.sha256(text) + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    static SegmentHeader parse(byte[] bytes) throws AuditFormatException {
        String line = new String(bytes, StandardCharsets.ISO_8859_1);
        if (!line.startsWith(MAGIC + " ")) {
            throw new AuditFormatException("not a segment of a trail of version 1");
        }
        String text = line.substring(0, line.length() - HASH_TAIL);
        if (!line.equals(text + " hash=" + AuditHash.sha256(text) + "\n")) {
            throw new AuditFormatException("the header does not match its hash");
        }
        SegmentHeader header = parseText(text);
        if (!header.text().equals(text)) {
            throw new AuditFormatException("the header is not in canonical form");
        }
        return header;
    }

    /** Whether the bytes can be the beginning of a header. */
    static boolean isBeginning(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String start = MAGIC + " segment=";
        return text.indexOf('\n') < 0 && text.regionMatches(0, start, 0, Math.min(text.length(), start.length()));
    }

    private static SegmentHeader parseText(String text) throws AuditFormatException {
        String[] words = text.substring(MAGIC.length() + 1).split(" ", -1);
        try {
            return new SegmentHeader(
                    Long.parseLong(value(words, 0)),
                    Long.parseLong(value(words, 1)),
                    AuditTimestamp.parse(value(words, 2)),
                    Begun.valueOf(value(words, 3).toUpperCase(Locale.ROOT)),
                    Long.parseLong(value(words, 4)),
                    value(words, 5));
        } catch (IllegalArgumentException e) {
            throw new AuditFormatException("unreadable header");
        }
    }

    private static String value(String[] words, int index) throws AuditFormatException {
        if (index >= words.length) {
            throw new AuditFormatException("a field is missing in the header");
        }
        return words[index].substring(words[index].indexOf('=') + 1);
    }

    private String text() {
        String reason = begun.name().toLowerCase(Locale.ROOT);
        return String.format(Locale.ROOT, FORMAT, number, first, AuditTimestamp.format(created), reason, after, prev);
    }
}
