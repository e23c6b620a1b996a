// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

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

    private AuditFrame() {}

    static byte[] encode(AuditRecord record) {
        String line = AuditJson.line(record);
        if (line.length() > AuditLimits.FRAME_BYTES) {
            throw new IllegalArgumentException("record " + record.seq() + ": " + line.length() + " bytes are too long");
        }
        return (prefix(line.length(), record.seq()) + line).getBytes(StandardCharsets.US_ASCII);
    }

    /** The length of the line that follows a prefix, which must be the one of record {@code seq}. */
    static int lineLength(byte[] prefix, long seq) throws AuditFormatException {
        String text = new String(prefix, StandardCharsets.ISO_8859_1);
        String digits = text.substring(0, 8);
        int length = digits.chars().allMatch(c -> c >= '0' && c <= '9') ? Integer.parseInt(digits) : -1;
        String found = text.substring(9, 25);
        String guarded = text.substring(0, 25);
        if (length < 0 || !text.equals(guarded + " " + AuditHash.crc32c(guarded) + " ")) {
            throw new AuditFormatException("the prefix does not match its checksum");
        }
        if (!guarded.equals(digits + " " + sequence(seq))) {
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
        if (text.indexOf('\n') >= 0) {
            return false;
        }
        int digits = Math.min(8, text.length());
        boolean length = text.substring(0, digits).chars().allMatch(c -> c >= '0' && c <= '9');
        return length
                && text.regionMatches(8, " " + sequence(seq) + " ", 0, clamp(text.length() - 8, 18))
                && text.regionMatches(PREFIX_BYTES, "{\"seq\":" + seq + ",", 0, clamp(text.length() - PREFIX_BYTES, 8));
    }

    private static int clamp(int available, int wanted) {
        return Math.max(0, Math.min(available, wanted));
    }

    private static String prefix(int length, long seq) {
        String guarded = String.format(Locale.ROOT, "%08d ", length) + sequence(seq);
        return guarded + " " + AuditHash.crc32c(guarded) + " ";
    }

    private static String sequence(long seq) {
        return String.format(Locale.ROOT, "%016d", seq);
    }
}
