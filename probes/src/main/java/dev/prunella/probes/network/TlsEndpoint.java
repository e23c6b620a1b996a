// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.network;

import dev.prunella.detect.ProbeContext;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/**
 * The certificates that a server shows in a TLS handshake, on a connection of its own that ends with it. They need not be trusted to be read,
 * and nothing is sent. A server that asks for a certificate of the client has shown its own before. Protocols that begin in plain
 * text, as SMTP with STARTTLS or PostgreSQL, are not spoken.
 */
public final class TlsEndpoint implements CertificateSource {

    private static final int HIGHEST_PORT = 65_535;
    private static final Duration MARGIN = Duration.ofMillis(20);

    private final String host;
    private final int port;
    private final String name;

    private TlsEndpoint(String host, int port, String name) {
        if (host.isBlank()) {
            throw new IllegalArgumentException("TLS end point: host must not be blank");
        }
        if (port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("TLS end point: port must be 1 to 65535, got " + port);
        }
        this.host = host;
        this.port = port;
        this.name = name;
    }

    /** That of this host and port; the server is asked for its host name. */
    public static TlsEndpoint of(String host, int port) {
        return new TlsEndpoint(host, port, "");
    }

    /**
     * The same, asked for another name (SNI), as behind an address that several share.
     *
     * @throws IllegalArgumentException if it is no name of a host
     */
    public TlsEndpoint asking(String serverName) {
        return new TlsEndpoint(host, port, new SNIHostName(serverName).getAsciiName());
    }

    @Override
    public List<X509Certificate> read(ProbeContext context) throws IOException, GeneralSecurityException {
        SeenChain seen = new SeenChain();
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(host, port), millis(context));
            plain.setSoTimeout(millis(context));
            shake(plain, seen);
        } catch (IOException e) {
            if (seen.chain().isEmpty()) {
                throw e;
            }
        }
        return seen.chain();
    }

    /** With a context of its own each time: a session that is taken up again shows no certificate. */
    private void shake(Socket plain, SeenChain seen) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {seen}, null);
        try (SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true)) {
            if (!name.isEmpty()) {
                SSLParameters parameters = tls.getSSLParameters();
                parameters.setServerNames(List.of(new SNIHostName(name)));
                tls.setSSLParameters(parameters);
            }
            tls.startHandshake();
        }
    }

    private static int millis(ProbeContext context) {
        return (int) Math.max(1, context.remaining().minus(MARGIN).toMillis());
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
