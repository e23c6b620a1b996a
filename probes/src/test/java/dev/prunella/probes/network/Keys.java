// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Keys with certificates that end a number of days after virtual time begins, on 2026-01-01. They are made once by the JDK's own tool, each a
 * process, and put into stores and files by the JDK.
 */
final class Keys {

    static final char[] PASSWORD = "changeit".toCharArray();

    private final Path made;

    private Keys(Path folder) {
        made = folder.resolve("made.p12");
    }

    static Keys in(Path folder) {
        return new Keys(folder);
    }

    /** One that issued its own certificate, of the name {@code CN=alias.example}. */
    Keys with(String alias, int daysLeft) throws IOException, InterruptedException {
        return key(alias, daysLeft);
    }

    /** One whose certificate another one of these has issued. */
    Keys with(String alias, int daysLeft, String issuer) throws IOException, InterruptedException {
        return key(alias, daysLeft, "-signer", issuer);
    }

    /** A store with these alone. */
    KeyStore store(String... aliases) throws IOException, GeneralSecurityException {
        KeyStore all = KeyStore.getInstance(made.toFile(), PASSWORD);
        KeyStore some = KeyStore.getInstance("PKCS12");
        some.load(null, PASSWORD);
        for (String alias : aliases) {
            some.setKeyEntry(alias, all.getKey(alias, PASSWORD), PASSWORD, all.getCertificateChain(alias));
        }
        return some;
    }

    /** Writes it in the place of whatever there is. */
    static Path write(KeyStore store, Path file) throws IOException, GeneralSecurityException {
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD);
        }
        return file;
    }

    byte[] der(String alias) throws IOException, GeneralSecurityException {
        return store(alias).getCertificate(alias).getEncoded();
    }

    String pem(String alias) throws IOException, GeneralSecurityException {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(der(alias))
                + "\n-----END CERTIFICATE-----\n";
    }

    static KeyStoreFile source(Path store) {
        return KeyStoreFile.of(store, PASSWORD::clone);
    }

    private Keys key(String alias, int daysLeft, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-genkeypair", "-keyalg", "EC", "-alias", alias, "-dname", "CN=" + alias + ".example"));
        command.addAll(List.of("-ext", "bc:c", "-startdate", "2025/12/22 12:00:00"));
        command.addAll(List.of("-validity", String.valueOf(10 + daysLeft)));
        command.addAll(List.of("-keystore", made.toString(), "-storepass", String.valueOf(PASSWORD)));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return this;
    }
}
