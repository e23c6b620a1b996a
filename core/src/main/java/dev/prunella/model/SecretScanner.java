// SPDX-License-Identifier: Apache-2.0
package dev.prunella.model;

import java.util.List;

/**
 * One pass over a text that puts {@link SafeText#REDACTED} in the place of secrets: values of names that sound secret, user
 * information in URLs, authorization headers, bearer tokens, keys of well-known shape, private-key blocks. Every look ahead
 * is either bounded or consumes what it looked at, so the time is linear. Where the end of a secret is unclear, too much is
 * redacted and not too little.
 */
final class SecretScanner {

    private static final int LOOK_AHEAD = 256;
    private static final int SHORTEST_REST = 12;
    private static final int SHORTEST_KEY = 3 + SHORTEST_REST;
    private static final List<String> KEY_PREFIXES = List.of(
            "ghp_",
            "gho_",
            "ghu_",
            "ghs_",
            "ghr_",
            "github_pat_",
            "glpat-",
            "xoxb-",
            "xoxp-",
            "xoxa-",
            "xoxr-",
            "xoxs-",
            "sk_live_",
            "rk_live_",
            "sk-",
            "AIza",
            "eyJ",
            "hvs.",
            "npm_",
            "dop_v1_");

    private final String text;
    private final boolean cut;
    private final StringBuilder out;
    private int at;

    /** @param cut whether the text went on beyond its end */
    SecretScanner(String text, boolean cut) {
        this.text = text;
        this.cut = cut;
        this.out = new StringBuilder(text.length());
    }

    String redact() {
        while (at < text.length()) {
            if (text.startsWith("-----BEGIN", at)) {
                keyBlock();
            } else if (text.startsWith("://", at)) {
                authority();
            } else if (isWord(text.charAt(at))) {
                word();
            } else {
                copyTo(at + 1);
            }
        }
        return out.toString();
    }

    private void keyBlock() {
        String firstLine = text.substring(at, Math.min(text.length(), at + 64));
        if (!firstLine.contains("PRIVATE KEY")) {
            copyTo(at + 10);
            return;
        }
        int end = text.indexOf("-----END", at);
        int close = end < 0 ? -1 : text.indexOf("-----", end + 8);
        redactTo(close < 0 ? text.length() : close + 5);
    }

    private void authority() {
        copyTo(at + 3);
        int end = at;
        while (end < text.length() && "/?#\\\"'<>".indexOf(text.charAt(end)) < 0 && !isSpace(end)) {
            end++;
        }
        int sign = lastAtSign(at, end);
        if (sign >= at) {
            redactTo(sign);
        } else if (cut && end == text.length()) {
            redactTo(end);
        } else if (looksLikeUserInfo(at, end)) {
            redactTo(lastAtSign(at, at + LOOK_AHEAD));
        }
    }

    /** A password with a slash in it ends the authority too early; a port is digits only. */
    private boolean looksLikeUserInfo(int start, int end) {
        int colon = text.indexOf(':', start);
        if (colon < 0 || colon >= end || text.charAt(start) == '[') {
            return false;
        }
        return !text.substring(colon + 1, end).chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The last one before {@code end} and before white space, or -1. */
    private int lastAtSign(int start, int end) {
        int sign = -1;
        for (int i = start; i < Math.min(text.length(), end) && !isSpace(i); i++) {
            if (text.charAt(i) == '@') {
                sign = i;
            }
        }
        return sign;
    }

    private void word() {
        int end = wordEnd(at);
        String word = text.substring(at, end);
        boolean dashes = at >= 2 && text.startsWith("--", at - 2);
        if (isKey(word)) {
            redactTo(tokenEnd(end));
            return;
        }
        copyTo(end);
        if (SecretWords.areIn(word)) {
            new SecretValue(text, end, word, dashes).range().ifPresent(this::redactRange);
        } else if (SecretWords.isScheme(word)) {
            schemeValue(word);
        } else if (word.equalsIgnoreCase("identified") && text.regionMatches(true, at, " by ", 0, 4)) {
            new SecretValue(text, at + 3, word, true).range().ifPresent(this::redactRange);
        } else if (word.equalsIgnoreCase("jdbc") && text.regionMatches(true, at, ":oracle:", 0, 8)) {
            oracleLogin();
        }
    }

    private static boolean isKey(String word) {
        if (word.length() < SHORTEST_KEY) {
            return false;
        }
        for (String prefix : KEY_PREFIXES) {
            if (word.startsWith(prefix) && word.length() >= prefix.length() + SHORTEST_REST) {
                return true;
            }
        }
        return holdsAwsKey(word);
    }

    private static boolean holdsAwsKey(String word) {
        for (int i = 0; i + 20 <= word.length(); i++) {
            if ((word.startsWith("AKIA", i) || word.startsWith("ASIA", i))
                    && word.substring(i, i + 20).chars().allMatch(SecretScanner::isUpperOrDigit)) {
                return true;
            }
        }
        return false;
    }

    private void schemeValue(String scheme) {
        int start = at;
        while (start < text.length() && isSpace(start)) {
            start++;
        }
        int end = start > at ? spaceOrEnd(start) : start;
        if (end > start && (scheme.equalsIgnoreCase("bearer") || looksEncoded(text.substring(start, end)))) {
            copyTo(start);
            redactTo(end);
        }
    }

    /** <code>Basic authentication</code> are two words; <code>Basic dXNlcjpwdw==</code> is a login. */
    private static boolean looksEncoded(String word) {
        return word.length() >= 8
                && (word.endsWith("=")
                        || word.chars().skip(1).anyMatch(Character::isUpperCase)
                        || word.chars().anyMatch(Character::isDigit));
    }

    private void oracleLogin() {
        int driverEnd = text.indexOf(':', at + 8);
        int sign = driverEnd < 0 ? -1 : lastAtSign(driverEnd, driverEnd + LOOK_AHEAD);
        if (sign > driverEnd + 1) {
            copyTo(driverEnd + 1);
            redactTo(sign);
        }
    }

    private void redactRange(SecretValue.Range range) {
        copyTo(range.start());
        redactTo(range.end());
    }

    private void copyTo(int end) {
        out.append(text, at, end);
        at = end;
    }

    /** A mark that stands there already is kept as it is, so that redacting twice changes nothing. */
    private void redactTo(int end) {
        if (end <= at) {
            return;
        }
        if (text.startsWith(SafeText.REDACTED, at)) {
            copyTo(at + SafeText.REDACTED.length());
            return;
        }
        out.append(SafeText.REDACTED);
        at = end;
    }

    private int wordEnd(int start) {
        int i = start;
        while (i < text.length() && (isWord(text.charAt(i)) || text.charAt(i) == '-' || text.charAt(i) == '.')) {
            i++;
        }
        return i;
    }

    private int tokenEnd(int start) {
        int i = start;
        while (i < text.length() && (isWord(text.charAt(i)) || "-./+=~".indexOf(text.charAt(i)) >= 0)) {
            i++;
        }
        return i;
    }

    private int spaceOrEnd(int start) {
        int i = start;
        while (i < text.length() && !isSpace(i)) {
            i++;
        }
        return i;
    }

    private boolean isSpace(int i) {
        return Character.isWhitespace(text.charAt(i));
    }

    private static boolean isWord(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    private static boolean isUpperOrDigit(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
