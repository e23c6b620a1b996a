// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

/** Bytes that are not in the trail's format; the reader adds file and offset. */
final class AuditFormatException extends Exception {

    private static final long serialVersionUID = 1L;

    AuditFormatException(String reason) {
        // never seen by anybody but the reader, which makes a damage of it: where it was thrown says nothing
        super(reason, null, false, false);
    }
}
