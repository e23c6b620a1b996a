// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.network;

import dev.prunella.detect.ProbeContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The certificates in a file, in PEM, beside whatever else is in it, or in DER. Files beyond 1 MiB are refused. */
public final class CertificateFile implements CertificateSource {

    private static final int MOST_BYTES = 1_048_576;
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\\s]+-----END CERTIFICATE-----");

    private final Path file;

    private CertificateFile(Path file) {
        this.file = file;
    }

    /** Those in this file, as it is at each look. */
    public static CertificateFile of(Path file) {
        return new CertificateFile(file);
    }

    @Override
    public List<X509Certificate> read(ProbeContext context) throws IOException, CertificateException {
        byte[] bytes = bytes();
        String pem = PEM.matcher(new String(bytes, StandardCharsets.ISO_8859_1))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.joining("\n"));
        byte[] certificates = pem.isEmpty() ? bytes : pem.getBytes(StandardCharsets.US_ASCII);
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(certificates))
                .stream()
                .map(X509Certificate.class::cast)
                .toList();
    }

    private byte[] bytes() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException(file + " is larger than 1 MiB");
            }
            return bytes;
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
