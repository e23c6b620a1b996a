// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide;

import dev.prunella.model.Reason;

/** What a guardrail says to a proposal. */
public sealed interface Answer {

    /** The code of the refusal that says no more than that the mode is SHADOW. */
    String SHADOW = "shadow";

    /** Nothing speaks against it. */
    record Permit() implements Answer {}

    /**
     * Not yet.
     *
     * @param untilNanos when to ask again, on the monotonic clock
     * @param reason for people
     */
    record Defer(long untilNanos, Reason reason) implements Answer {}

    /**
     * No.
     *
     * @param reason for people
     * @param spent whether automation has had its share, so that a person must be told at once
     */
    record Deny(Reason reason, boolean spent) implements Answer {}

    /**
     * Only if a person says yes.
     *
     * @param reason for people
     */
    record NeedsApproval(Reason reason) implements Answer {}

    /** Nothing speaks against it. */
    static Answer permit() {
        return new Permit();
    }

    /** Not before {@code untilNanos}. */
    static Answer defer(long untilNanos, String code, String text, Object... args) {
        return new Defer(untilNanos, Reason.of(code, text, args));
    }

    /** No, until something changes. */
    static Answer deny(String code, String text, Object... args) {
        return new Deny(Reason.of(code, text, args), false);
    }

    /** No, and automation has had its share. */
    static Answer spent(String code, String text, Object... args) {
        return new Deny(Reason.of(code, text, args), true);
    }

    /** Whether it is a refusal for another reason than the mode and the lack of an approval. */
    default boolean refusesBeyondMode() {
        boolean onlyShadow = this instanceof Deny deny && deny.reason.code().equals(SHADOW);
        return !permits() && !(this instanceof NeedsApproval) && !onlyShadow;
    }

    /** Whether it is a permit. */
    default boolean permits() {
        return this instanceof Permit;
    }
}
