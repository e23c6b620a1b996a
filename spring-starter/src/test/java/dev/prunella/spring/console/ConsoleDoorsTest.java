// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the page does not let in, what it does not offer, and what it says when nobody answers. */
class ConsoleDoorsTest {

    private static OnCall reader;

    @BeforeAll
    static void start() {
        reader = OnCall.at(Exchange.class);
    }

    @AfterAll
    static void stop() {
        if (reader != null) {
            reader.close();
        }
    }

    @BeforeEach
    void allIsWell() {
        reader.network.acceptNew();
        reader.openAllBeingWell();
    }

    @Test
    void offersNoCommandWhereTheEndpointIsReadOnly() {
        reader.ward().fallIll(Exchange.FEED, "no price");
        reader.browser.waitForText("#verdict", "1 waits for a yes");
        reader.browser.waitForText("[data-section=head]", "waits for a person's yes");

        assertThat(reader.browser.text("#who")).isEqualTo("read only");
        assertThat(reader.browser.count("[data-command]")).isZero();
    }

    @Test
    void refusesAScriptThatDoesNotStandInThePage() {
        reader.browser.run("""
                window.violations = [];
                document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
                const script = document.createElement('script');
                script.append('window.fooled = 1');
                document.body.append(script);
                const style = document.createElement('style');
                style.append('body { display: none }');
                document.body.append(style);
                const picture = document.createElement('img');
                picture.src = '/favicon.ico';
                document.body.append(picture);
                import('data:text/javascript,window.fooled=1').catch(() => {});
                """);

        await().untilAsserted(() -> assertThat(violations())
                .contains("require-trusted-types-for", "script-src-elem", "style-src-elem", "img-src"));
        assertThat(reader.browser.run("return window.fooled")).isNull();
        assertThat(
                        reader.browser.run(
                                "try { document.body.innerHTML = '<b>'; return 'taken'; } catch (refused) { return refused.name; }"))
                .isEqualTo("TypeError");
    }

    @Test
    void violatesItsOwnPolicyInNoView() {
        reader.ward().fallIll(Exchange.FEED, "no price");
        reader.browser.waitForText("#verdict", "1 waits for a yes");
        for (String view : List.of("#/incidents", "#/shadow", "#/trail", "#/target/" + Exchange.BOOK)) {
            reader.browser.go(view);
            reader.browser.waitForText("#link", "live");
        }

        assertThat(reader.browser.complaints()).isEmpty();
    }

    @Test
    void saysHowOldIsWhatItShowsWhileNobodyAnswersAndRecoversByItself() {
        reader.network.refuseNew();
        reader.network.resetAll();

        reader.browser.waitForText("#lost", "Connection lost");
        reader.browser.waitForText("#lost", "What you see is");
        assertThat(reader.browser.text("#link")).isEqualTo("lost");
        assertThat(reader.browser.count("body.stale")).isOne();
        assertThat(reader.browser.text("#verdict")).contains("3 of 3 healthy"); // what is known stays

        reader.network.acceptNew();
        reader.browser.waitForNone("body.stale");
        assertThat(reader.browser.run("return document.getElementById('lost').hidden"))
                .isEqualTo(true);
        assertThat(reader.browser.text("#link")).isEqualTo("live");
    }

    @Test
    void asksLessOftenWhileNobodyLooks() {
        reader.browser.leaveOutOfSight(true);
        long before = asked();
        await().during(Duration.ofSeconds(4))
                .atMost(Duration.ofSeconds(6))
                .until(() -> asked() <= before + 2); // one may be under way
        reader.browser.leaveOutOfSight(false);
        await().until(() -> asked() > before + 2);
    }

    @Test
    void keepsTheThemeThatWasChosen() {
        reader.browser.theme("light");
        reader.open();

        assertThat(reader.browser.text("#theme")).isEqualTo("Theme: light");
        reader.browser.click("#theme");
        assertThat(reader.browser.run("return getComputedStyle(document.documentElement).colorScheme"))
                .isEqualTo("dark");
    }

    private static long asked() {
        return (Long) reader.browser.run("return performance.getEntriesByType('resource').length");
    }

    @SuppressWarnings("unchecked")
    private static List<String> violations() {
        return (List<String>) reader.browser.run("return window.violations");
    }
}
