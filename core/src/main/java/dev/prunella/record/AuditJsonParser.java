// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads exactly what {@link AuditJson} writes and nothing else: a line that says the same in another spelling (another order,
 * a space, an escape that was not needed) is refused, so that equal records have equal bytes. It cannot read past the end: the
 * hash and the line feed there, which are checked first, are part of nothing else.
 */
final class AuditJsonParser {

    /** From <code>,"hash":"</code> to the line feed: what the hash is not taken over. */
    private static final int HASH_TAIL = ",\"hash\":\"".length() + 64 + "\"}\n".length();

    private final String line;
    private int at;

    private AuditJsonParser(String line) {
        this.line = line;
    }

    /** The record in a line that ends with its line feed; its hash has been recomputed and holds. */
    static AuditRecord parse(String line) throws AuditFormatException {
        if (line.length() <= HASH_TAIL) {
            throw new AuditFormatException("too short for a record");
        }
        String hash = AuditHash.sha256(line.substring(0, line.length() - HASH_TAIL) + "}");
        if (!line.endsWith(",\"hash\":\"" + hash + "\"}\n")) {
            throw new AuditFormatException("the hash does not match the record");
        }
        return new AuditJsonParser(line).record(hash);
    }

    private AuditRecord record(String hash) throws AuditFormatException {
        expect("{\"seq\":");
        long seq = number();
        expect(",\"mono\":");
        long mono = number();
        Instant wall = AuditTimestamp.parse(field("wall"));
        AuditEntry entry = new AuditEntry(
                kind(field("kind")),
                field("incident"),
                field("target"),
                field("what"),
                field("reason"),
                field("actor"),
                field("policy"),
                details());
        String prev = field("prev");
        if (at != line.length() - HASH_TAIL) {
            throw new AuditFormatException("unknown text after the last field");
        }
        return new AuditRecord(seq, mono, wall, entry, prev, hash);
    }

    private String field(String name) throws AuditFormatException {
        expect(",\"" + name + "\":");
        return string();
    }

    private SortedMap<String, String> details() throws AuditFormatException {
        expect(",\"details\":{");
        SortedMap<String, String> details = new TreeMap<>();
        while (!at("}")) {
            if (!details.isEmpty()) {
                expect(",");
            }
            String name = string();
            if (!details.isEmpty() && details.lastKey().compareTo(name) >= 0) {
                throw new AuditFormatException("details are not sorted by name");
            }
            expect(":");
            details.put(name, string());
        }
        expect("}");
        return details;
    }

    private static AuditKind kind(String name) throws AuditFormatException {
        try {
            return AuditKind.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new AuditFormatException("unknown kind " + name);
        }
    }

    private long number() throws AuditFormatException {
        int start = at;
        while (line.charAt(at) == '-' || Character.isDigit(line.charAt(at))) {
            at++;
        }
        String digits = line.substring(start, at);
        try {
            long number = Long.parseLong(digits);
            if (Long.toString(number).equals(digits)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new AuditFormatException("not a number: " + digits);
        }
        throw new AuditFormatException("not a number in its shortest form: " + digits);
    }

    private String string() throws AuditFormatException {
        expect("\"");
        StringBuilder out = new StringBuilder();
        while (!at("\"")) {
            out.append(character());
        }
        at++;
        return out.toString();
    }

    private char character() throws AuditFormatException {
        char c = line.charAt(at++);
        if (c < 0x20 || c > 0x7e) {
            throw new AuditFormatException("a character that is not printable ASCII");
        }
        if (c != '\\') {
            return c;
        }
        char escape = line.charAt(at++);
        return switch (escape) {
            case '"', '\\' -> escape;
            case 'u' -> unicode();
            default -> throw new AuditFormatException("unknown escape");
        };
    }

    private char unicode() throws AuditFormatException {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = "0123456789abcdef".indexOf(line.charAt(at++));
            if (digit < 0) {
                throw new AuditFormatException("an escape that is not four lower-case digits");
            }
            value = value << 4 | digit;
        }
        if (value >= 0x20 && value <= 0x7e) {
            throw new AuditFormatException("an escape that was not needed");
        }
        return (char) value;
    }

    private boolean at(String token) {
        return line.startsWith(token, at);
    }

    private void expect(String token) throws AuditFormatException {
        if (!at(token)) {
            throw new AuditFormatException("expected " + token.replace("\"", "'") + " at column " + at);
        }
        at += token.length();
    }
}
