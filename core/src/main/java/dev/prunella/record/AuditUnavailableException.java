// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.io.IOException;

/** The trail cannot be opened as it is configured: another writer holds it, or its directory is not safe. */
public final class AuditUnavailableException extends IOException {

    private static final long serialVersionUID = 1L;

    AuditUnavailableException(String message) {
        super(message);
    }
}
