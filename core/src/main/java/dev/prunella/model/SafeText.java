// SPDX-License-Identifier: Apache-2.0
package dev.prunella.model;

import org.jspecify.annotations.Nullable;

/**
 * The border that foreign text crosses before it is recorded, logged or shown: exception messages, host names, headers.
 *
 * <p>What comes out holds no control, format (bidi, zero-width) or line-separating character, no terminal sequence and none of
 * the shapes of secrets that {@link SecretScanner} knows, and is no longer than its limit. Format characters and ANSI colour
 * sequences are removed, because they can split a word that the scan for secrets looks for; other control characters become
 * visible escapes such as <code>&#92;n</code>. Work is linear in the limit, whatever the length of the input.
 */
public final class SafeText {

    /** The longest text that {@link #of(CharSequence)} gives: 4,096 characters. */
    public static final int DEFAULT_LIMIT = 4_096;

    /** What stands in the place of a secret. */
    public static final String REDACTED = "[redacted]";

    /** How far from the edge of what is looked at a word may begin to be left out. */
    private static final int EDGE = 256;

    private SafeText() {}

    /** The safe form of {@code raw}, at most {@link #DEFAULT_LIMIT} characters; null gives the empty text. */
    public static String of(@Nullable CharSequence raw) {
        return of(raw, DEFAULT_LIMIT);
    }

    /**
     * The safe form of {@code raw}, at most {@code limit} characters. What was cut off is told at the end of the text:
     * <code>...[truncated, 10485760 chars]</code>, with the length of the original.
     */
    public static String of(@Nullable CharSequence raw, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit: must be at least 1 but is " + limit);
        }
        if (raw == null) {
            return "";
        }
        int window = (int) Math.min(raw.length(), 2L * limit + 2L * EDGE);
        boolean cut = window < raw.length();
        String seen = raw.subSequence(0, window).toString();
        boolean plain = isPlain(seen);
        String visible = plain ? seen : withoutHiddenCharacters(seen);
        String redacted = new SecretScanner(cut ? withoutLastWord(visible) : visible, cut).redact();
        String escaped = plain ? redacted : escaped(redacted);
        return cut || escaped.length() > limit ? truncated(escaped, raw.length(), limit) : escaped;
    }

    /**
     * The safe form of the value of a property called {@code name}: {@value #REDACTED} if the name alone says that the value
     * is a secret, as {@code password} does; otherwise as {@link #of(CharSequence)}.
     */
    public static String ofProperty(String name, @Nullable CharSequence raw) {
        return raw != null && SecretWords.areIn(name) ? REDACTED : of(raw);
    }

    /** Printable ASCII alone, as most texts are: nothing in it is hidden or has to be escaped. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    private static String withoutHiddenCharacters(CharSequence raw) {
        StringBuilder out = new StringBuilder(raw.length());
        int i = 0;
        while (i < raw.length()) {
            int ansi = ansiSequenceLength(raw, i);
            int point = Character.codePointAt(raw, i);
            if (ansi > 0) {
                i += ansi;
            } else {
                if (Character.getType(point) != Character.FORMAT) {
                    out.appendCodePoint(point);
                }
                i += Character.charCount(point);
            }
        }
        return out.toString();
    }

    /** The length of the control sequence (ECMA-48 CSI) at {@code start}, or 0. */
    private static int ansiSequenceLength(CharSequence raw, int start) {
        char first = raw.charAt(start);
        boolean twoCharacters = first == '\u001b' && start + 1 < raw.length() && raw.charAt(start + 1) == '[';
        if (!twoCharacters && first != '\u009b') {
            return 0;
        }
        int i = start + (twoCharacters ? 2 : 1);
        while (i < raw.length() && raw.charAt(i) >= 0x20 && raw.charAt(i) <= 0x3f) {
            i++;
        }
        boolean ended = i < raw.length() && raw.charAt(i) >= 0x40 && raw.charAt(i) <= 0x7e;
        return (ended ? i + 1 : i) - start;
    }

    /** A word at the edge of the window may be half a secret, too short to be known as one. */
    private static String withoutLastWord(String text) {
        int end = text.length();
        int floor = Math.max(0, end - EDGE);
        while (end > floor && !Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(point -> appendEscaped(out, point));
        return out.toString();
    }

    private static void appendEscaped(StringBuilder out, int point) {
        switch (point) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (isPrintable(point)) {
                    out.appendCodePoint(point);
                } else {
                    out.append(String.format(point > 0xffff ? "\\U%08x" : "\\u%04x", point));
                }
            }
        }
    }

    private static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static String truncated(String text, int originalLength, int limit) {
        String mark = "...[truncated, " + originalLength + " chars]";
        if (mark.length() >= limit) {
            return text.substring(0, Math.min(text.length(), limit));
        }
        int end = Math.min(text.length(), limit - mark.length());
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + mark;
    }
}
