// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/** The two checks of the format: SHA-256 chains headers and records, CRC-32C guards the length of a frame. */
final class AuditHash {

    /** What stands in the place of a hash before the first segment. */
    static final String NONE = "0".repeat(64);

    private AuditHash() {}

    static String sha256(String ascii) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(ascii.getBytes(StandardCharsets.ISO_8859_1));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static String crc32c(String ascii) {
        CRC32C crc = new CRC32C();
        crc.update(ascii.getBytes(StandardCharsets.ISO_8859_1));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
