// SPDX-License-Identifier: Apache-2.0
package dev.prunella.model;

import java.util.Objects;

/**
 * Why something is so, for a machine and for a person.
 *
 * @param code a short stable word in lower case with hyphens, such as {@code read-only}: what rules and labels are made of
 * @param text a sentence that a person on call understands
 */
public record Reason(String code, String text) {

    private static final int MAX_CODE = 64;

    /** Checks the code's form. */
    public Reason {
        Objects.requireNonNull(text, "text");
        if (!isCode(code)) {
            throw new IllegalArgumentException(
                    "reason code must be 1 to 64 letters, digits or hyphens in lower case, got '" + code + "'");
        }
    }

    /** A reason whose text is made by {@link String#format}. */
    public static Reason of(String code, String format, Object... args) {
        return new Reason(code, args.length == 0 ? format : format.formatted(args));
    }

    /** Whether it is 1 to 64 letters, digits or hyphens in lower case. */
    public static boolean isCode(String code) {
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-') {
                return false;
            }
        }
        return !code.isEmpty() && code.length() <= MAX_CODE;
    }

    @Override
    public String toString() {
        return text + " (" + code + ")";
    }
}
