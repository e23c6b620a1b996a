// SPDX-License-Identifier: Apache-2.0
package dev.prunella.act;

import dev.prunella.model.Reason;

/** What a remediation says of its own run. None of these is a success: success is measured afterwards. */
public sealed interface RemediationResult {

    /**
     * It did what it does.
     *
     * @param detail what was done, for the trail
     */
    record Done(String detail) implements RemediationResult {}

    /**
     * There was nothing left to do.
     *
     * @param detail why, for the trail
     */
    record AlreadyDone(String detail) implements RemediationResult {}

    /**
     * It could not do it.
     *
     * @param reason why
     */
    record Failed(Reason reason) implements RemediationResult {}

    /** It did what it does. */
    static RemediationResult done(String detail) {
        return new Done(detail);
    }

    /** There was nothing left to do. */
    static RemediationResult alreadyDone(String detail) {
        return new AlreadyDone(detail);
    }

    /** It could not; {@code code} is a {@link Reason#code()}. */
    static RemediationResult failed(String code, String text) {
        return new Failed(new Reason(code, text));
    }
}
