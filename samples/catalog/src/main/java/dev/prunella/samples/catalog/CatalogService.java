// SPDX-License-Identifier: Apache-2.0
package dev.prunella.samples.catalog;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.prunella.guard.Call;
import dev.prunella.guard.CallOptions;
import dev.prunella.guard.Guard;
import dev.prunella.guard.GuardRejectedException;
import dev.prunella.guard.Priority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The catalog over HTTP; each request goes through the guard, if there is one. */
final class CatalogService implements AutoCloseable {

    private static final int THREADS = 64;
    private static final String CLIENT = "X-Client";

    private final @Nullable Guard guard;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    /** Listens on a free port of the loopback address. */
    CatalogService(Catalog catalog, @Nullable Guard guard) throws IOException {
        this.guard = guard;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), THREADS);
        server.setExecutor(threads);
        server.createContext("/item", exchange -> answer(exchange, Priority.CRITICAL, () -> catalog.item(17)));
        server.createContext("/report", exchange -> answer(exchange, Priority.SHEDDABLE, catalog::report));
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange, Priority priority, Call<String, SQLException> read) throws IOException {
        String client = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(CLIENT), "");
        try {
            CallOptions options = CallOptions.plain().priority(priority).by(client);
            reply(exchange, 200, guard == null ? read.call() : guard.call(options, read));
        } catch (GuardRejectedException e) {
            exchange.getResponseHeaders().add("Retry-After", "1");
            reply(
                    exchange,
                    e.why() == GuardRejectedException.Why.THROTTLED ? 429 : 503,
                    e.why().name());
        } catch (SQLException e) {
            reply(exchange, 500, "no answer from the database");
        }
    }

    private static void reply(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
