// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.console;

import static org.awaitility.Awaitility.await;

import dev.prunella.HealingSupervisor;
import dev.prunella.TargetStatus;
import dev.prunella.model.Health;
import dev.prunella.spring.BootedApplication;
import dev.prunella.testkit.network.FaultProxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/** A person with a browser before an application. */
final class OnCall implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    final Browser browser;
    final ConfigurableApplicationContext application;
    /** Between the two. */
    final FaultProxy network;

    private OnCall(Browser browser, ConfigurableApplicationContext application) {
        this.browser = browser;
        this.application = application;
        network = FaultProxy.to(
                "127.0.0.1", Integer.parseInt(application.getEnvironment().getProperty("local.server.port")));
    }

    static OnCall at(Class<?> application, String... properties) {
        Browser browser = Browser.start();
        List<String> all = new ArrayList<>(List.of(Exchange.ALONE));
        all.addAll(List.of(properties));
        return new OnCall(browser, BootedApplication.serving(application, all.toArray(String[]::new)));
    }

    String url() {
        return "http://127.0.0.1:" + network.port() + "/actuator/healing/console";
    }

    /** Opens the page anew, all being well. */
    void openAllBeingWell() {
        List<String> names =
                supervisor().status().targets().stream().map(TargetStatus::name).toList();
        names.forEach(ward()::recover);
        await().atMost(PATIENCE)
                .until(() -> supervisor().status().targets().stream()
                        .allMatch(status -> status.health() == Health.HEALTHY && status.incident() == null));
        open();
    }

    void open() {
        browser.complaints();
        browser.open(url());
        browser.waitForText("#link", "live");
        browser.waitFor("#targets li");
    }

    /** Chooses a target by its link. */
    void choose(String target) {
        browser.click("[data-target='" + target + "']");
        browser.waitForText("[data-section=head] .title", target);
    }

    /** Presses the button of a command at what is shown, and says yes to the question back. */
    void command(String name) {
        browser.click("[data-command=" + name + "]");
        browser.waitFor("#ask[open]");
        browser.click("#ask-yes");
    }

    HealingSupervisor supervisor() {
        return application.getBean(HealingSupervisor.class);
    }

    TargetStatus status(String target) {
        return supervisor().target(target).status();
    }

    Ward ward() {
        return application.getBean(Ward.class);
    }

    Door door() {
        return application.getBean(Door.class);
    }

    @Override
    public void close() {
        browser.close();
        network.close();
        application.close();
    }
}
