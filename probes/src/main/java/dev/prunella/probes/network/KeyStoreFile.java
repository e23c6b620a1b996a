// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.network;

import dev.prunella.detect.ProbeContext;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/**
 * The certificates in a key store of a kind that the JDK knows, PKCS #12 or JKS: those that belong to its keys, with their chains, since the
 * authorities that it merely trusts end when they end. Keys are not read.
 */
public final class KeyStoreFile implements CertificateSource {

    private final Path file;
    private final Supplier<char[]> password;
    private final String alias;

    private KeyStoreFile(Path file, Supplier<char[]> password, String alias) {
        this.file = file;
        this.password = password;
        this.alias = alias;
    }

    /**
     * Those in this file, as it is at each look.
     *
     * @param password of the store; asked at each look, and what it gives is wiped after it
     */
    public static KeyStoreFile of(Path file, Supplier<char[]> password) {
        return new KeyStoreFile(file, password, "");
    }

    /** Of this entry alone, which may be one that is merely trusted. */
    public KeyStoreFile alias(String entry) {
        return new KeyStoreFile(file, password, entry);
    }

    @Override
    public List<X509Certificate> read(ProbeContext context) throws IOException, GeneralSecurityException {
        char[] secret = password.get();
        try {
            return certificates(KeyStore.getInstance(file.toFile(), secret));
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    private List<X509Certificate> certificates(KeyStore store) throws KeyStoreException {
        List<X509Certificate> all = new ArrayList<>();
        List<String> entries = alias.isEmpty() ? Collections.list(store.aliases()) : List.of(alias);
        for (String entry : entries) {
            if (store.isKeyEntry(entry)) {
                add(all, store.getCertificateChain(entry));
            } else if (!alias.isEmpty()) {
                add(all, store.getCertificate(entry));
            }
        }
        return all;
    }

    /** An entry that is not there, or a key without a chain, has none. */
    private static void add(List<X509Certificate> all, Certificate... some) {
        if (some == null) {
            return;
        }
        for (Certificate each : some) {
            if (each instanceof X509Certificate certificate) {
                all.add(certificate);
            }
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
