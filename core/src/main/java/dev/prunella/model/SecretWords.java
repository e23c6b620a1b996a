// SPDX-License-Identifier: Apache-2.0
package dev.prunella.model;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words by which a name tells that its value is a secret, whatever the case and the separators. */
final class SecretWords {

    private static final List<String> ANYWHERE = List.of(
            "password",
            "passwd",
            "passphrase",
            "passcode",
            "secret",
            "credential",
            "apikey",
            "privatekey",
            "accesskey");

    private static final List<String> AT_THE_END = List.of(
            "pwd",
            "token",
            "accountkey",
            "signingkey",
            "encryptionkey",
            "sharedkey",
            "masterkey",
            "sessionid",
            "pgpass");

    private static final Set<String> WHOLE =
            Set.of("pass", "sig", "signature", "auth", "xamzsignature", "identifiedby");

    /** Headers whose value may hold spaces and goes on to the end of the line. */
    private static final Set<String> HEADERS =
            Set.of("authorization", "proxyauthorization", "cookie", "setcookie", "xauthorization");

    private static final Set<String> SCHEMES = Set.of("bearer", "basic", "digest", "token", "negotiate", "ntlm");

    /** Of all words here. */
    private static final int SHORTEST = 3;

    private static final int SHORTEST_SCHEME = 4;

    private SecretWords() {}

    static boolean areIn(String name) {
        return name.length() >= SHORTEST && areIn(name, plain(name));
    }

    private static boolean areIn(String name, String plain) {
        return WHOLE.contains(plain)
                || HEADERS.contains(plain)
                || holdsOne(plain)
                || endsWithOne(plain)
                || endsWithPass(name);
    }

    private static boolean holdsOne(String plain) {
        for (String word : ANYWHERE) {
            if (plain.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsWithOne(String plain) {
        for (String word : AT_THE_END) {
            if (plain.endsWith(word)) {
                return true;
            }
        }
        return false;
    }

    static boolean isHeader(String name) {
        return HEADERS.contains(plain(name));
    }

    /** The word before the secret itself, as in <code>Authorization: Bearer xyz</code>. */
    static boolean isScheme(String word) {
        return word.length() >= SHORTEST_SCHEME && SCHEMES.contains(plain(word));
    }

    /** A reading's PASS is a word of ours: <code>PASS: 3 ms</code> is no secret, <code>pass=</code> and <code>DB_PASS:</code> are. */
    static boolean needsEqualsSign(String name) {
        return plain(name).equals("pass");
    }

    private static boolean endsWithPass(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith("_pass") || lower.endsWith(".pass") || lower.endsWith("-pass");
    }

    private static String plain(String name) {
        StringBuilder out = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '_' && c != '-' && c != '.' && c != ' ') {
                out.append(Character.toLowerCase(c));
            }
        }
        return out.toString();
    }
}
