// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.network;

import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** A server on loopback that shakes hands and remembers what it was asked for. */
final class TlsServer implements AutoCloseable {

    final List<String> askedFor = new CopyOnWriteArrayList<>();
    final List<Integer> received = new CopyOnWriteArrayList<>();
    private final SSLServerSocket server;

    TlsServer(KeyStore keys, String... protocols) throws IOException, GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, Keys.PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        if (protocols.length > 0) {
            server.setEnabledProtocols(protocols);
        }
        Thread thread = new Thread(this::serve, "tls-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** Nobody connects who shows no certificate of its own. */
    TlsServer askingForTheClients() {
        server.setNeedClientAuth(true);
        return this;
    }

    TlsEndpoint endpoint() {
        return TlsEndpoint.of("127.0.0.1", server.getLocalPort());
    }

    private void serve() {
        while (!server.isClosed()) {
            try (SSLSocket socket = (SSLSocket) server.accept()) {
                socket.startHandshake();
                if (socket.getSession() instanceof ExtendedSSLSession session) {
                    askedFor.add(String.valueOf(session.getRequestedServerNames()));
                }
                received.add(socket.getInputStream().read());
            } catch (IOException endsOrRefuses) {
                askedFor.add("refused");
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
