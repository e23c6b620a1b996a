// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The console's page: one document of the files in {@code console/}, without a word from anywhere else, and the policy by which a browser
 * runs nothing but what stands in it. Assembled when it is first asked for. Safe for use by several threads.
 */
final class ConsolePage {

    /** Where its files are, beside this class. */
    static final String FOLDER = "console/";

    private static final List<String> SCRIPTS = List.of(
            "dom.js",
            "connection.js",
            "commands.js",
            "targets.js",
            "chart.js",
            "story.js",
            "detail.js",
            "tables.js",
            "main.js");

    private static final Pattern COMMENT = Pattern.compile("//.*|/\\*.*\\*/");

    private volatile @Nullable Document document;

    /**
     * The assembled page.
     *
     * @param html all of it
     * @param policy its Content-Security-Policy
     */
    private record Document(String html, String policy) {}

    String html() {
        return document().html;
    }

    /** Its Content-Security-Policy as a header, which may say more than the page itself: who may frame it. */
    String policy() {
        return document().policy + "; frame-ancestors 'none'";
    }

    private Document document() {
        Document known = document;
        if (known == null) {
            known = assemble();
            document = known;
        }
        return known;
    }

    private static Document assemble() {
        String style = read("console.css");
        String script = SCRIPTS.stream()
                .map(ConsolePage::read)
                .collect(Collectors.joining("\n", "\n(() => {\n'use strict';\n", "\n})();\n"));
        String policy = String.join(
                "; ",
                "default-src 'none'",
                "script-src " + hash(script),
                "style-src " + hash(style),
                "connect-src 'self'",
                "base-uri 'none'",
                "form-action 'none'",
                "require-trusted-types-for 'script'",
                "trusted-types 'none'");
        String html = read("console.html")
                .replace("<!--policy-->", policy)
                .replace("<!--style-->", "<style>" + style + "</style>")
                .replace("<!--script-->", "<script>" + script + "</script>");
        return new Document(html, policy);
    }

    private static String read(String file) {
        try (InputStream in = ConsolePage.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("console: its file " + file + " is not there");
            }
            return bare(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("console: its file " + file + " cannot be read", e);
        }
    }

    /** Without indentation and lines of comment: a third less to send. No text in the files goes over a line. */
    private static String bare(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !COMMENT.matcher(line).matches())
                .collect(Collectors.joining("\n"));
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
