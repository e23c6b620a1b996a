// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import org.springframework.context.ConfigurableApplicationContext;

/** Speaks HTTP to an application in this process. */
public final class Client {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String root;

    private Client(String root) {
        this.root = root;
    }

    public static Client of(ConfigurableApplicationContext application) {
        return at(application, "local.server.port");
    }

    /** Where the application has a port of its own for them: its endpoints. */
    public static Client ofManagement(ConfigurableApplicationContext application) {
        return at(application, "local.management.port");
    }

    private static Client at(ConfigurableApplicationContext application, String port) {
        return new Client("http://127.0.0.1:" + application.getEnvironment().getProperty(port));
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    public HttpResponse<String> post(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    /** The same as somebody whom the application has let in. */
    public HttpResponse<String> postAs(String user, String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("X-User", user)
                .POST(BodyPublishers.ofString(json)));
    }

    /** One request of a load: an order, or a look whether it is there. */
    public void order(long id, boolean write) throws SQLException {
        String path = "/orders/" + id;
        int status = (write ? post(path, "") : get(path)).statusCode();
        if (status != 200) {
            throw new SQLException("answered " + status);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(root + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
