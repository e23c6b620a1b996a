// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.console;

import static org.awaitility.Awaitility.await;

import dev.prunella.HealingSupervisor;
import dev.prunella.model.Health;
import dev.prunella.model.Mode;
import dev.prunella.spring.app.Client;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.ConfigurableApplicationContext;

/** So many targets that nobody can look at each, and incidents that are over. */
final class Crowd {

    static final int TARGETS = 200;
    static final int INCIDENTS = 50;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Crowd() {}

    /** Adds targets until there are {@value #TARGETS}, and lets {@value #INCIDENTS} of them fall ill and be well again. */
    static void gatherAt(ConfigurableApplicationContext application) {
        HealingSupervisor supervisor = application.getBean(HealingSupervisor.class);
        Ward ward = application.getBean(Ward.class);
        List<String> names = new ArrayList<>();
        for (int i = supervisor.status().targets().size(); i < TARGETS; i++) {
            String name = String.format(Locale.ROOT, "shard-%03d", i);
            supervisor.supervise(ward.bare(name).mode(Mode.AUTO));
            names.add(name);
        }
        awaitHealth(supervisor, names, Health.HEALTHY);
        List<String> sick = names.subList(0, INCIDENTS);
        sick.forEach(name -> ward.fallIll(name, "lags behind"));
        awaitHealth(supervisor, sick, Health.UNHEALTHY);
        sick.forEach(ward::recover);
        Client client = Client.of(application);
        await().atMost(PATIENCE)
                .until(() ->
                        client.get("/actuator/healing/overview").body().split("\"outcome\":\"", -1).length > INCIDENTS);
    }

    private static void awaitHealth(HealingSupervisor supervisor, List<String> names, Health health) {
        await().atMost(PATIENCE)
                .until(() -> names.stream()
                        .allMatch(name -> supervisor.target(name).status().health() == health));
    }
}
