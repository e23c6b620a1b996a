// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.io.IOException;

/**
 * The trail is not what was written: a bit flipped, or bytes, records or segments were removed, moved or inserted. Never
 * thrown for an incomplete record at the end of the newest segment, which is what a crash leaves.
 */
public final class AuditDamagedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final long offset;

    AuditDamagedException(String file, long offset, String reason) {
        super(file + ": damaged at byte " + offset + ": " + reason);
        this.file = file;
        this.offset = offset;
    }

    /** The name of the damaged segment. */
    public String file() {
        return file;
    }

    /** Where the damaged header or record begins, in bytes from the start of the file. */
    public long offset() {
        return offset;
    }
}
