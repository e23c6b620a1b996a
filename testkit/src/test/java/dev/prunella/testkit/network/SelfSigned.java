// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A certificate that nobody has signed but itself, with its key, as PostgreSQL reads them. */
record SelfSigned(Path certificate, Path key) {

    private static final String PASSWORD = "changeit";

    /** Made by the JDK's own keytool, which is wherever these tests are. */
    static SelfSigned in(Path directory) throws IOException, GeneralSecurityException, InterruptedException {
        var store = directory.resolve("server.p12");
        keytool(store);
        var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        var certificate = directory.resolve("server.crt");
        var key = directory.resolve("server.key");
        write(certificate, "CERTIFICATE", keys.getCertificate("server").getEncoded());
        write(key, "PRIVATE KEY", keys.getKey("server", PASSWORD.toCharArray()).getEncoded());
        return new SelfSigned(certificate, key);
    }

    private static void keytool(Path store) throws IOException, InterruptedException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var options = "-genkeypair -alias server -keyalg EC -dname CN=localhost -validity 2 -storetype PKCS12";
        var command = new ArrayList<>(List.of(keytool, "-storepass", PASSWORD, "-keystore", store.toString()));
        command.addAll(1, List.of(options.split(" ", -1)));
        var running = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!running.waitFor(30, TimeUnit.SECONDS) || running.exitValue() != 0) {
            throw new IllegalStateException("keytool has made no certificate");
        }
    }

    private static void write(Path file, String label, byte[] content) throws IOException {
        var body = Base64.getMimeEncoder().encodeToString(content);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, body, label));
    }
}
