// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.spring.BootedApplication;
import dev.prunella.spring.app.Client;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.context.ConfigurableApplicationContext;

/** The console over HTTP: where it is, with which headers, and the answers that it is made of. */
class ConsoleEndpointTest {

    private static final String ROOT = "/actuator/healing";

    private static ConfigurableApplicationContext shared;

    @BeforeAll
    static void startShared() {
        shared = BootedApplication.serving(Plain.class);
    }

    @AfterAll
    static void stopShared() {
        shared.close();
    }

    @Test
    void isAPageWithHeadersThatKeepOthersOut() {
        HttpResponse<String> page = Client.of(shared).get(ROOT + "/console");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(header(page, "Content-Security-Policy")).contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(header(page, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(page, "Referrer-Policy")).isEqualTo("same-origin");
        assertThat(page.body()).startsWith("<!doctype html>").contains("http-equiv=\"Content-Security-Policy\"");
    }

    @Test
    void changesNoHeaderOfOtherAnswers() {
        HttpResponse<String> answer = Client.of(shared).get(ROOT + "/targets");

        assertThat(answer.headers().firstValue("Content-Security-Policy")).isEmpty();
        assertThat(answer.headers().firstValue("X-Frame-Options")).isEmpty();
    }

    @Test
    void isWhereTheEndpointsAreAlsoOnAPortOfTheirOwnAndUnderAnotherName() {
        try (var application = BootedApplication.serving(
                Plain.class,
                "management.server.port=0",
                "management.endpoints.web.base-path=/manage",
                "management.endpoints.web.path-mapping.healing=self-heal")) {
            HttpResponse<String> page = Client.ofManagement(application).get("/manage/self-heal/console");

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).startsWith("<!doctype html>");
            assertThat(header(page, "X-Frame-Options")).isEqualTo("DENY");
            assertThat(Client.of(application).get("/manage/self-heal/console").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void isTheSameInAReactiveApplication() {
        try (var application = BootedApplication.serving(WebApplicationType.REACTIVE, Plain.class)) {
            HttpResponse<String> page = Client.of(application).get(ROOT + "/console");

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(header(page, "Content-Type")).isEqualTo("text/html;charset=UTF-8");
            assertThat(header(page, "Content-Security-Policy")).contains("frame-ancestors 'none'");
            assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
            assertThat(page.body()).startsWith("<!doctype html>");
            assertThat(parsed(Client.of(application).get(ROOT + "/targets/dataSource")))
                    .containsEntry("name", "dataSource");
            assertThat(parsed(Client.of(application).get(ROOT + "/overview/dataSource"))
                            .toString())
                    .contains("hikari:swap");
        }
    }

    @Test
    void isNotThereWhereTheEndpointIsNot() {
        try (var application = BootedApplication.serving(Plain.class, "management.endpoint.healing.access=none")) {
            assertThat(Client.of(application).get(ROOT + "/console").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void saysThatItIsReadOnly() {
        assertThat(overview("")).containsEntry("commands", false).containsEntry("caller", "unknown caller");
    }

    @Test
    void saysWhereCommandsAreTaken() {
        try (var application =
                BootedApplication.serving(Plain.class, "management.endpoint.healing.access=unrestricted")) {
            assertThat(Client.of(application).get(ROOT + "/overview").body()).contains("\"commands\":true");
        }
        try (var application = BootedApplication.serving(
                Plain.class,
                "management.endpoint.healing.access=unrestricted",
                "management.endpoints.access.max-permitted=read-only")) {
            assertThat(Client.of(application).get(ROOT + "/overview").body()).contains("\"commands\":false");
        }
    }

    @Test
    void tellsTheFactsOnceAVersion() {
        Map<String, Object> first = overview("");
        Map<String, Object> second = overview("?since=" + first.get("version"));

        assertThat(first.get("facts")).isNotNull();
        if (second.get("version").equals(first.get("version"))) {
            assertThat(second.get("facts")).isNull();
        } else {
            assertThat(second.get("facts")).isNotEqualTo(first.get("facts"));
        }
        assertThat(overview("?since=another").get("facts")).isNotNull();
    }

    @Test
    void tellsEverythingOfOneTarget() {
        Map<String, Object> detail = parsed(Client.of(shared).get(ROOT + "/overview/dataSource"));

        assertThat(detail)
                .containsKeys(
                        "at", "target", "incident", "past", "state", "next", "guardrails", "plans", "looks", "shadow");
        assertThat((List<?>) detail.get("plans")).isNotEmpty();
        assertThat(detail.toString()).contains("hikari:swap", "guardrail", "risk");
    }

    @Test
    void hasNoAnswerForATargetThatIsNotThere() {
        assertThat(Client.of(shared).get(ROOT + "/overview/nobody").statusCode())
                .isEqualTo(404);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static Map<String, Object> overview(String query) {
        return parsed(Client.of(shared).get(ROOT + "/overview" + query));
    }

    private static Map<String, Object> parsed(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonParserFactory.getJsonParser().parseMap(answer.body());
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Plain {}
}
