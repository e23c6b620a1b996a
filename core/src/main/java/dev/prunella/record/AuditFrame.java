// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.nio.charset.StandardCharsets;

/**
 * The bytes of one record: a prefix of fixed width, then the line of JSON.
 *
 * <pre>00000423 0000000000000042 9ae0daaf {"seq":42,…}⏎</pre>
 *
 * The prefix holds the length of the line in bytes, the sequence number, and a CRC-32C of both: a length that was damaged is
 * known as damage, and is not taken for a record whose end is missing.
 */
final class AuditFrame {

    /** The width of the prefix: 8 + 1 + 16 + 1 + 8 + 1. */
    static final int PREFIX_BYTES = 35;

    private static final int LENGTH_DIGITS = 8;
    private static final int SEQUENCE_DIGITS = 16;

    private AuditFrame() {}

    static byte[] encode(AuditJson.Sealed sealed) {
        String line = sealed.line();
        long seq = sealed.record().seq();
        if (line.length() > AuditLimits.FRAME_BYTES) {
            throw new IllegalArgumentException("record " + seq + ": " + line.length() + " bytes are too long");
        }
        return (prefix(line.length(), seq) + line).getBytes(StandardCharsets.US_ASCII);
    }

    /** The length of the line that follows a prefix, which must be the one of record {@code seq}. */
    static int lineLength(byte[] prefix, long seq) throws AuditFormatException {
        String text = new String(prefix, StandardCharsets.ISO_8859_1);
        String digits = text.substring(0, LENGTH_DIGITS);
        int length = digits.chars().allMatch(c -> c >= '0' && c <= '9') ? Integer.parseInt(digits) : -1;
        String found = text.substring(9, 25);
        String guarded = text.substring(0, 25);
        if (length < 0 || !text.equals(guarded + " " + AuditHash.crc32c(guarded) + " ")) {
            throw new AuditFormatException("the prefix does not match its checksum");
        }
        if (!found.equals(padded(seq, SEQUENCE_DIGITS))) {
            throw new AuditFormatException("expected record " + seq + " but found " + found);
        }
        if (length > AuditLimits.FRAME_BYTES) {
            throw new AuditFormatException("a record of " + length + " bytes is too long");
        }
        return length;
    }

    /** Whether the bytes can be the beginning of record {@code seq}: what a crash leaves of a record that was being written. */
    static boolean isBeginning(byte[] bytes, long seq) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String length = text.substring(0, Math.min(LENGTH_DIGITS, text.length()));
        return text.indexOf('\n') < 0
                && length.chars().allMatch(c -> c >= '0' && c <= '9')
                && agrees(text, LENGTH_DIGITS, " " + padded(seq, SEQUENCE_DIGITS) + " ")
                && agrees(text, PREFIX_BYTES, "{\"seq\":" + seq + ",");
    }

    /** Whether what there is of {@code text} from {@code start} on begins as {@code expected}. */
    private static boolean agrees(String text, int start, String expected) {
        int there = Math.min(text.length() - start, expected.length());
        return there <= 0 || text.regionMatches(start, expected, 0, there);
    }

    private static String prefix(int length, long seq) {
        String guarded = padded(length, LENGTH_DIGITS) + " " + padded(seq, SEQUENCE_DIGITS);
        return guarded + " " + AuditHash.crc32c(guarded) + " ";
    }

    private static String padded(long number, int digits) {
        String text = Long.toString(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
