// SPDX-License-Identifier: Apache-2.0
package dev.prunella.model;

import java.util.Optional;

/**
 * Finds the value that belongs to a secret's name: after {@code =}, {@code :}, {@code =>}, {@code %3D} or an XML tag's end;
 * after a space if it is quoted (<code>PASSWORD 'x'</code>) or the name is an option (<code>--password x</code>).
 */
final class SecretValue {

    private final String text;
    private final String name;
    private final boolean option;
    private int at;
    private boolean separated;
    private boolean tag;

    SecretValue(String text, int nameEnd, String name, boolean option) {
        this.text = text;
        this.at = nameEnd;
        this.name = name;
        this.option = option;
    }

    record Range(int start, int end) {}

    Optional<Range> range() {
        int nameEnd = at;
        skipSeparator();
        boolean spaced = at > nameEnd;
        boolean quoted = at < text.length() && isQuote(text.charAt(at));
        if (at >= text.length() || (!separated && !(spaced && (option || quoted)))) {
            return Optional.empty();
        }
        int end = text.startsWith(SafeText.REDACTED, at) ? at + SafeText.REDACTED.length() : end();
        return end > at ? Optional.of(new Range(at, end)) : Optional.empty();
    }

    private void skipSeparator() {
        int start = at;
        skipAny("\"'\\]");
        skipSpaces();
        if (at < text.length() && isSeparator(text.charAt(at))) {
            separated = true;
            tag = text.charAt(at) == '>';
            skipAny("=:>");
        } else if (text.regionMatches(true, at, "%3d", 0, 3) || text.regionMatches(true, at, "%3a", 0, 3)) {
            separated = true;
            at += 3;
        } else {
            at = start;
        }
        skipSpaces();
    }

    private boolean isSeparator(char c) {
        return c == '=' || (c == ':' && !SecretWords.needsEqualsSign(name)) || c == '>';
    }

    private int end() {
        int start = at;
        while (start < text.length() && text.charAt(start) == '\\') {
            start++;
        }
        char first = start < text.length() ? text.charAt(start) : ' ';
        if (isQuote(first)) {
            return quoteEnd(start, first);
        }
        if (tag) {
            return orEnd(text.indexOf('<', at));
        }
        if (SecretWords.isHeader(name)) {
            return lineEnd(at);
        }
        int bracket = "[({".indexOf(first);
        return bracket >= 0 ? orEnd(text.indexOf("])}".charAt(bracket), start)) : wordsEnd();
    }

    /** The end of a quoted value; a quote that is escaped with a backslash or doubled is part of it. */
    private int quoteEnd(int open, char quote) {
        boolean escapedQuotes = open > at;
        int i = open + 1;
        while (i < text.length()) {
            char c = text.charAt(i);
            boolean escapes = c == '\\' && !(escapedQuotes && i + 1 < text.length() && text.charAt(i + 1) == quote);
            boolean doubled = c == quote && i + 1 < text.length() && text.charAt(i + 1) == quote && i > open + 1;
            if (escapes || doubled) {
                i += 2;
            } else if (c == quote) {
                return i + 1;
            } else {
                i++;
            }
        }
        return text.length();
    }

    private int wordsEnd() {
        int end = spaceOrEnd(at);
        if (!SecretWords.isScheme(text.substring(at, end))) {
            return end;
        }
        int next = end;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return spaceOrEnd(next);
    }

    private int spaceOrEnd(int start) {
        int i = start;
        while (i < text.length() && !Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private int lineEnd(int start) {
        int i = start;
        while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
            i++;
        }
        return i;
    }

    private int orEnd(int index) {
        return index < 0 ? text.length() : index;
    }

    private void skipAny(String characters) {
        while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void skipSpaces() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '`';
    }
}
