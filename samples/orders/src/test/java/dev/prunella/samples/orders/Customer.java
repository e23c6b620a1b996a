// SPDX-License-Identifier: Apache-2.0
package dev.prunella.samples.orders;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;

/** Knows nothing but the service's port. */
final class Customer {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String root;

    Customer(String port) {
        root = "http://127.0.0.1:" + port;
    }

    /** One request of a load: places an order, or asks for one that may be there. */
    void order(long id, boolean write) throws SQLException {
        String order = root + "/orders/" + id;
        int status = send(write
                        ? to(order).PUT(BodyPublishers.noBody())
                        : to(order).GET())
                .status();
        if (status != 200 && (write || status != 404)) {
            throw new SQLException("answered " + status);
        }
    }

    Answer get(String path) {
        return send(to(root + path).GET());
    }

    Answer post(String path) {
        return send(to(root + path).POST(BodyPublishers.noBody()));
    }

    record Answer(int status, String body) {}

    private static HttpRequest.Builder to(String url) {
        return HttpRequest.newBuilder(URI.create(url));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
