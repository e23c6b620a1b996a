// SPDX-License-Identifier: Apache-2.0
package dev.prunella.model;

import java.util.Random;

/** Strings that an attacker would send: everything that breaks lines, terminals, quotes and scanners. */
public final class HostileText {

    private static final String[] PIECES = {
        "\r\n",
        "\n",
        "\u0000",
        "\u001b[2J",
        "\u001b]0;x\u0007",
        "\u009b",
        "\u202e",
        "\u2066",
        "\u200b",
        "\ufeff",
        "\u2028",
        "\u2029",
        "\ud83d",
        "\ude00",
        "🙂",
        "\"",
        "\\",
        "\\u0041",
        "{\"seq\":1,",
        "}\n",
        "00000001 ",
        "password=",
        "token: ",
        "://u:p@h/",
        "Authorization: ",
        "Bearer ",
        "-----BEGIN RSA PRIVATE KEY-----",
        "[redacted]",
        "'",
        "''",
        "=",
        ":",
        "%3D",
        " ",
        "\t",
        "ü",
        "\uffff",
        "\udb40\udc01",
        "AKIA",
        "<password>",
        "</",
        "identified by ",
        "jdbc:oracle:thin:a/b@",
        "--"
    };

    private HostileText() {}

    /** A string of about {@code length} characters. */
    public static String next(Random random, int length) {
        StringBuilder out = new StringBuilder();
        int wanted = random.nextInt(length + 1);
        while (out.length() < wanted) {
            int kind = random.nextInt(4);
            if (kind == 0) {
                out.append((char) random.nextInt(0x10000));
            } else if (kind == 1) {
                out.append((char) (0x20 + random.nextInt(0x60)));
            } else {
                out.append(PIECES[random.nextInt(PIECES.length)]);
            }
        }
        return out.toString();
    }
}
