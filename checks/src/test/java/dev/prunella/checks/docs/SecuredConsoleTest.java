// SPDX-License-Identifier: Apache-2.0
package dev.prunella.checks.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.HealingSupervisor;
import dev.prunella.model.Actor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The console behind the login that its page of documentation shows: who comes in, and what a forged request meets. */
class SecuredConsoleTest {

    private static final String COOKIE = "XSRF-TOKEN=";

    private static ConfigurableApplicationContext application;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        SpringApplication secured = new SpringApplication(ConsoleSecurity.class);
        application = secured.run(
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--management.endpoints.web.exposure.include=healing",
                "--management.endpoint.healing.access=unrestricted");
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void whoIsNotKnownDoesNotComeIn() throws Exception {
        assertThat(send(get("console")).statusCode()).isEqualTo(401);
    }

    @Test
    void whoIsNotOnCallDoesNotComeIn() throws Exception {
        assertThat(send(as("bob", get("console"))).statusCode()).isEqualTo(403);
    }

    @Test
    void whoIsOnCallSeesThePageWithItsOwnPolicy() throws Exception {
        HttpResponse<String> page = send(as("ann", get("console")));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<title>");
        assertThat(page.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("default-src 'none'", "frame-ancestors 'none'");
    }

    @Test
    void aCommandWithoutTheTokenIsForged() throws Exception {
        assertThat(send(as("ann", post("pause"))).statusCode()).isEqualTo(403);
        assertThat(supervisor().status().pausedBecause()).isEmpty();
    }

    @Test
    void aCommandWithTheTokenOfTheCookieIsCarriedOutInTheNameOfTheCaller() throws Exception {
        String token = token(send(as("ann", get("overview"))));
        HttpResponse<String> answer =
                send(as("ann", post("pause")).header("Cookie", COOKIE + token).header("X-XSRF-TOKEN", token));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"caller\":\"ann\"");
        assertThat(supervisor().status().pausedBecause()).contains("ann");
        supervisor().resume(Actor.person("ann"));
    }

    private static String token(HttpResponse<String> answer) {
        List<String> cookies = answer.headers().allValues("Set-Cookie");
        return cookies.stream()
                .filter(each -> each.startsWith(COOKIE))
                .map(each -> each.substring(COOKIE.length(), each.indexOf(';')))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no token in " + cookies));
    }

    private static HealingSupervisor supervisor() {
        return application.getBean(HealingSupervisor.class);
    }

    private static HttpRequest.Builder get(String question) {
        String port = application.getEnvironment().getRequiredProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://localhost:%s/actuator/healing/%s".formatted(port, question)));
    }

    private static HttpRequest.Builder post(String command) {
        return get(command)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"why\":\"test\"}"));
    }

    private static HttpRequest.Builder as(String person, HttpRequest.Builder request) {
        byte[] credentials = (person + ":secret").getBytes(StandardCharsets.UTF_8);
        return request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
