// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.signal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A collector of metrics that takes each request over HTTP, until it is closed. */
final class Collector implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    private final AtomicInteger taken = new AtomicInteger();

    Collector() throws IOException {
        Thread serving = new Thread(this::serve, "collector");
        serving.setDaemon(true);
        serving.start();
    }

    URI uri() {
        return URI.create("http://localhost:%d/metrics".formatted(socket.getLocalPort()));
    }

    int taken() {
        return taken.get();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept();
                    BufferedReader request = new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
                for (String line = request.readLine(); line != null && !line.isEmpty(); line = request.readLine()) {
                    // the headers say nothing that matters here
                }
                taken.incrementAndGet();
                client.getOutputStream()
                        .write("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // closed, or a client that went away
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
