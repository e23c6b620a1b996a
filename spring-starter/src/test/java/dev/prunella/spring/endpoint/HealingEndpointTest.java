// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prunella.HealingSupervisor;
import dev.prunella.detect.Reading;
import dev.prunella.model.Mode;
import dev.prunella.record.AuditReader;
import dev.prunella.spring.BootedApplication;
import dev.prunella.spring.app.Client;
import dev.prunella.target.Target;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

class HealingEndpointTest {

    private static final String ROOT = "/actuator/healing";
    private static final String UNRESTRICTED = "management.endpoint.healing.access=unrestricted";

    private static ConfigurableApplicationContext shared;

    @BeforeAll
    static void startShared() {
        shared = BootedApplication.serving(
                Guarded.class,
                UNRESTRICTED,
                "spring.web.error.include-message=always",
                "spring.datasource.username=ann",
                "spring.datasource.password=hunter2-canary");
    }

    @AfterAll
    static void stopShared() {
        shared.close();
    }

    @Test
    void refusesEveryWriteUnlessAccessIsUnrestricted() {
        try (var application = BootedApplication.serving(Guarded.class)) {
            Client client = Client.of(application);

            assertThat(client.get(ROOT).statusCode()).isEqualTo(200);
            assertThat(client.postAs("ann", ROOT + "/pause", "{}").statusCode()).isIn(404, 405);
            assertThat(supervisor(application).status().pausedBecause()).isEmpty();
        }
    }

    @Test
    void isGoneWhenAccessIsNone() {
        try (var application = BootedApplication.serving(Guarded.class, "management.endpoint.healing.access=none")) {
            assertThat(Client.of(application).get(ROOT).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void keepsAnApprovalWithTheNameOfWhoGaveItInTheTrail(@TempDir Path folder) {
        try (var application =
                BootedApplication.serving(Guarded.class, UNRESTRICTED, "prunella.trail.folder=" + folder)) {
            HttpResponse<String> answer = Client.of(application)
                    .postAs("ann", ROOT + "/approve", "{\"target\":\"dataSource\",\"remediation\":\"hikari:swap\"}");

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            await().untilAsserted(() -> assertThat(AuditReader.of(folder).list())
                    .anySatisfy(record -> {
                        assertThat(record.entry().actor()).isEqualTo("ann");
                        assertThat(record.entry().target()).isEqualTo("dataSource");
                        assertThat(record.entry().toString()).contains("hikari:swap");
                    }));
        }
    }

    @Test
    void saysSoWhereItDoesNotKnowWhoCalls() {
        try (var application = BootedApplication.serving(Guarded.class, UNRESTRICTED)) {
            Client client = Client.of(application);

            assertThat(client.post(ROOT + "/pause", "{\"why\":\"deploy\"}").body())
                    .contains("unknown caller");
            await().untilAsserted(() ->
                    assertThat(supervisor(application).status().pausedBecause()).contains("unknown caller", "deploy"));
            await().untilAsserted(
                            () -> assertThat(client.get(ROOT + "/trail").body()).contains("unknown caller"));
        }
    }

    @Test
    void carriesOutCommandsAtTargets() {
        try (var application = BootedApplication.serving(Guarded.class, UNRESTRICTED)) {
            HealingSupervisor supervisor = supervisor(application);
            Client client = Client.of(application);

            client.postAs("ann", ROOT + "/mode", "{\"target\":\"dataSource\",\"mode\":\"approve\"}");
            client.postAs("ann", ROOT + "/hold", "{\"target\":\"dataSource\",\"why\":\"moving\",\"span\":\"5m\"}");

            await().untilAsserted(() -> assertThat(
                            supervisor.target("dataSource").status())
                    .satisfies(status -> assertThat(status.mode()).isEqualTo(Mode.APPROVE))
                    .satisfies(status -> assertThat(status.hold().why()).isEqualTo("moving")));
            assertThat(client.get(ROOT + "/targets/dataSource").body()).contains("ann: moving");
        }
    }

    @Test
    void commandsATargetThatCodeHasRegistered() {
        try (var application = BootedApplication.serving(Guarded.class, UNRESTRICTED)) {
            HealingSupervisor supervisor = supervisor(application);
            supervisor.supervise(Target.named("feeds/price").ownedBy("team").inside(context -> Reading.pass()));
            Client client = Client.of(application);

            client.postAs("ann", ROOT + "/mode", "{\"target\":\"feeds/price\",\"mode\":\"shadow\"}");

            await().untilAsserted(() ->
                    assertThat(supervisor.target("feeds/price").status().mode()).isEqualTo(Mode.SHADOW));
            assertThat(client.get(ROOT + "/explain/feeds/price").body()).contains("mode SHADOW");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "burn|{}|there is no command 'burn'",
                "hold|{}|target must be given",
                "hold|{\"target\":\"nobody\"}|'nobody'",
                "approve|{\"target\":\"dataSource\",\"remediation\":\"reboot\"}|'reboot'",
                "hold|{\"target\":\"dataSource\",\"span\":\"900d\"}|at most 7 days"
            })
    void refusesWhatIsWrongAndNamesIt(String command, String body, String named) {
        HttpResponse<String> answer = Client.of(shared).post(ROOT + "/" + command, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(named);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/targets",
                "/incidents",
                "/trail",
                "/precision",
                "/worst-case",
                "/doctor",
                "/targets/dataSource",
                "/incidents/dataSource",
                "/trail/dataSource",
                "/explain/dataSource",
                "/dry-run/dataSource"
            })
    void answersWithoutSecrets(String question) {
        HttpResponse<String> answer = Client.of(shared).get(ROOT + question);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).matches("(?s)[\\[{].*").doesNotContain("hunter2");
    }

    @Test
    void showsTheTrailOfEarlierProcessesAndWhetherItsChainHolds(@TempDir Path folder) {
        String inFiles = "prunella.trail.folder=" + folder;
        try (var first = BootedApplication.serving(Guarded.class, UNRESTRICTED, inFiles)) {
            Client.of(first).postAs("ann", ROOT + "/pause", "{\"why\":\"deploy\"}");
            await().until(() -> !supervisor(first).status().pausedBecause().isEmpty());
        }
        try (var second = BootedApplication.serving(Guarded.class, UNRESTRICTED, inFiles)) {
            Client client = Client.of(second);
            client.postAs("bob", ROOT + "/hold", "{\"target\":\"dataSource\",\"why\":\"moving\"}");

            await().untilAsserted(() -> assertThat(client.get(ROOT + "/trail").body())
                    .contains("\"verified\":true", "\"problem\":null")
                    .containsSubsequence("\"actor\":\"bob\"", "\"actor\":\"ann\""));
            assertThat(client.get(ROOT + "/trail?limit=1").body()) // bob's, or what a probe has seen since
                    .containsOnlyOnce("\"seq\":")
                    .doesNotContain("ann");
            assertThat(client.get(ROOT + "/trail/dataSource?limit=1000").body())
                    .contains("bob")
                    .doesNotContain("\"ann\"");
        }
    }

    @Test
    void showsWhereTheChainOfTheTrailIsBroken(@TempDir Path folder) throws IOException {
        try (var application =
                BootedApplication.serving(Guarded.class, UNRESTRICTED, "prunella.trail.folder=" + folder)) {
            Client client = Client.of(application);
            client.postAs("ann", ROOT + "/pause", "{\"why\":\"deploy\"}");
            await().untilAsserted(
                            () -> assertThat(client.get(ROOT + "/trail").body()).contains("ann"));
            Path segment = folder.resolve("trail-0000000001.log");
            String altered = Files.readString(segment).replace("deploy", "lunch!");
            Files.writeString(segment, altered);

            assertThat(client.get(ROOT + "/trail").body())
                    .contains("\"verified\":false", "trail-0000000001.log: damaged at byte ")
                    .doesNotContain("lunch!");
        }
    }

    @Test
    void showsWhatIsInMemoryOfATrailInMemory() {
        Client client = Client.of(shared);
        client.postAs("ann", ROOT + "/hold", "{\"target\":\"dataSource\",\"why\":\"kept in memory\"}");

        await().untilAsserted(() -> assertThat(
                        client.get(ROOT + "/trail/dataSource?limit=1").body())
                .contains("\"verified\":null", "kept in memory"));
        client.postAs("ann", ROOT + "/release", "{\"target\":\"dataSource\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "many"})
    void refusesAnotherLimit(String limit) {
        assertThat(Client.of(shared).get(ROOT + "/trail?limit=" + limit).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/secrets", "/explain/nobody", "/secrets/dataSource"})
    void hasNoAnswerToOtherQuestions(String question) {
        assertThat(Client.of(shared).get(ROOT + question).statusCode()).isEqualTo(404);
    }

    private static HealingSupervisor supervisor(ConfigurableApplicationContext application) {
        return application.getBean(HealingSupervisor.class);
    }

    /** Believes whoever says who they are: what a real application has instead of this is not the subject. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Guarded {

        @Bean
        Filter login() {
            return (request, response, chain) -> {
                HttpServletRequest http = (HttpServletRequest) request;
                String user = http.getHeader("X-User");
                chain.doFilter(user == null ? http : as(http, () -> user), response);
            };
        }

        private static HttpServletRequest as(HttpServletRequest request, Principal user) {
            return new HttpServletRequestWrapper(request) {
                @Override
                public Principal getUserPrincipal() {
                    return user;
                }
            };
        }
    }
}
