// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.network;

import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Keeps the chain that a server shows and trusts nobody and everybody: it decides on no connection over which anything is sent. A look ends with
 * the handshake.
 */
final class SeenChain extends X509ExtendedTrustManager {

    private volatile List<X509Certificate> chain = List.of();

    List<X509Certificate> chain() {
        return chain;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String authType) {
        chain = List.of(shown);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String authType, Socket socket) {
        checkServerTrusted(shown, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String authType, SSLEngine engine) {
        checkServerTrusted(shown, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String authType) {
        throw new UnsupportedOperationException("no client connects here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String authType, Socket socket) {
        checkClientTrusted(shown, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String authType, SSLEngine engine) {
        checkClientTrusted(shown, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
