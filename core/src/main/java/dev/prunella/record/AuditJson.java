// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.time.Instant;
import java.util.Map;

/**
 * Writes the one line of canonical JSON of a record: fixed fields in fixed order, details sorted by name, no white space,
 * printable ASCII alone. The hash is taken over the line without its {@code hash} field.
 */
final class AuditJson {

    private final StringBuilder out = new StringBuilder(512);

    private AuditJson() {}

    /**
     * A record with its hash, and what it was made of.
     *
     * @param line as it is written, with its line feed
     */
    record Sealed(AuditRecord record, String line) {}

    /** Seals an entry. The text is made once: it is what is hashed and, with the hash behind it, what is written. */
    static Sealed seal(long seq, long monoNanos, Instant wall, AuditEntry entry, String prev) {
        String open = open(seq, monoNanos, wall, entry, prev);
        String hash = AuditHash.sha256(open + "}");
        AuditRecord record = new AuditRecord(seq, monoNanos, wall, entry, prev, hash);
        return new Sealed(record, open + ",\"hash\":\"" + hash + "\"}\n");
    }

    /** The length that a text takes in the line. */
    static int escapedLength(String text) {
        AuditJson json = new AuditJson();
        json.escape(text);
        return json.out.length();
    }

    private static String open(long seq, long monoNanos, Instant wall, AuditEntry entry, String prev) {
        AuditJson json = new AuditJson();
        json.out.append("{\"seq\":").append(seq).append(",\"mono\":").append(monoNanos);
        json.field("wall", AuditTimestamp.format(wall));
        json.field("kind", entry.kind().name());
        json.field("incident", entry.incident());
        json.field("target", entry.target());
        json.field("what", entry.what());
        json.field("reason", entry.reason());
        json.field("actor", entry.actor());
        json.field("policy", entry.policy());
        json.details(entry);
        json.field("prev", prev);
        return json.out.toString();
    }

    private void field(String name, String value) {
        out.append(",\"").append(name).append("\":");
        string(value);
    }

    private void details(AuditEntry entry) {
        out.append(",\"details\":{");
        boolean first = true;
        for (Map.Entry<String, String> detail : entry.details().entrySet()) {
            if (!first) {
                out.append(',');
            }
            first = false;
            string(detail.getKey());
            out.append(':');
            string(detail.getValue());
        }
        out.append('}');
    }

    private void string(String value) {
        out.append('"');
        escape(value);
        out.append('"');
    }

    /** Most texts have nothing to escape, and are taken over as a whole. */
    private void escape(String value) {
        int taken = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < 0x20 || c > 0x7e || c == '"' || c == '\\') {
                out.append(value, taken, i);
                escape(c);
                taken = i + 1;
            }
        }
        out.append(value, taken, value.length());
    }

    private void escape(char c) {
        if (c == '"' || c == '\\') {
            out.append('\\').append(c);
            return;
        }
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(Character.forDigit(c >> shift & 0xf, 16));
        }
    }
}
