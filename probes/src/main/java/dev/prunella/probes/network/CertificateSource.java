// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.network;

import dev.prunella.detect.ProbeContext;
import java.security.cert.X509Certificate;
import java.util.List;

/** Where certificates are read: {@link TlsEndpoint}, {@link CertificateFile}, {@link KeyStoreFile}, or the application's own. */
@FunctionalInterface
public interface CertificateSource {

    /**
     * Reads them as they are now.
     *
     * @param context of the look, by whose deadline it should return
     * @return of a chain all, whoever it was issued to first
     * @throws Exception if they cannot be read, which proves nothing
     */
    List<X509Certificate> read(ProbeContext context) throws Exception;
}
