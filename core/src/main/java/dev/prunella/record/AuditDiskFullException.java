// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.io.IOException;

/** The store has no room for what was to be written. A store that can tell this from other failures throws it. */
public final class AuditDiskFullException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param message says which store, and how much room is left if that is known */
    public AuditDiskFullException(String message, IOException cause) {
        super(message, cause);
    }
}
