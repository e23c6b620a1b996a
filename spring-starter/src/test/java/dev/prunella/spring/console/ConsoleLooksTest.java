// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** Whether it can be read: in the dark, in the light, on a phone, without colours, without motion. */
class ConsoleLooksTest {

    private static OnCall ann;

    @BeforeAll
    static void start() {
        ann = OnCall.at(Exchange.class, Exchange.COMMANDS);
    }

    @AfterAll
    static void stop() {
        if (ann != null) {
            ann.close();
        }
    }

    @BeforeEach
    void allIsWell() {
        ann.network.acceptNew();
        ann.browser.size(1440, 1000);
        ann.openAllBeingWell();
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void hasEnoughContrastInEveryState(String theme) throws IOException {
        ann.browser.theme(theme);
        ann.ward().fallIll(Exchange.FEED, "no price");
        ann.ward().fallIll(Exchange.BOOK, "does not move");
        ann.browser.waitFor("[data-command=acknowledge]");
        assertReadable("incident");
        for (String view : List.of("#/incidents", "#/shadow", "#/trail")) {
            ann.browser.go(view);
            ann.browser.waitFor("#view h2");
            assertReadable(view);
        }
        ann.browser.click("[data-command=pause]");
        ann.browser.waitFor("#ask[open]");
        assertReadable("question");
        ann.browser.type("looks", Keys.ENTER);
        ann.browser.waitFor("#paused");
        ann.browser.go("#/target/" + Exchange.FEED);
        ann.browser.waitFor("[data-section=story] .timeline");
        assertReadable("stopped");
        ann.command("resume");
        ann.browser.waitForNone("#paused");

        ann.network.refuseNew();
        ann.network.resetAll();
        ann.browser.waitFor("body.stale");
        assertReadable("connection lost");
    }

    @Test
    void fitsAPhoneInEachView() {
        ann.ward().fallIll(Exchange.FEED, "no price for as long as " + "anybody can remember ".repeat(5));
        ann.browser.size(360, 740);
        ann.browser.waitForText("#verdict", "1 waits for a yes");

        for (String view : List.of("#/incidents", "#/shadow", "#/trail", "#/target/" + Exchange.FEED)) {
            ann.browser.go(view);
            ann.browser.waitFor("#view h2");
            assertThat((Long) ann.browser.run("return document.documentElement.scrollWidth"))
                    .as(view)
                    .isLessThanOrEqualTo(360);
        }
    }

    @Test
    void givesAThumbEnoughToPress() {
        ann.browser.size(360, 740);
        ann.ward().fallIll(Exchange.FEED, "no price");
        ann.browser.waitFor("[data-command=approve]");

        assertThat((Long) ann.browser.run(
                        "return Math.floor(Math.min(...[...document.querySelectorAll('button')].filter((each) => each.checkVisibility())"
                                + ".map((each) => each.getBoundingClientRect().height)))"))
                .isGreaterThanOrEqualTo(40);
    }

    @Test
    void namesEachStateWithAWordAndAShape() {
        ann.ward().fallIll(Exchange.QUOTES, "no quotes");
        ann.browser.waitForText("[data-target=" + Exchange.QUOTES + "] .health", "UNHEALTHY");

        List<String> signs = Stream.of(Exchange.QUOTES, Exchange.BOOK)
                .map(name -> ann.browser.text("[data-target='" + name + "'] .sign"))
                .toList();
        assertThat(signs).doesNotHaveDuplicates().doesNotContain("");
        assertThat(ann.browser.text("[data-target='" + Exchange.BOOK + "'] .health"))
                .isEqualTo("HEALTHY");
    }

    @Test
    void saysAloudWhatChanges() {
        ann.browser.waitForText("#link", "live");
        ann.ward().fallIll(Exchange.QUOTES, "no quotes");

        ann.browser.waitForText("#live", Exchange.QUOTES + " is UNHEALTHY");
        assertThat(ann.browser.run("return document.getElementById('live').getAttribute('aria-live')"))
                .isEqualTo("polite");
        ann.choose(Exchange.QUOTES);
        assertThat(ann.browser
                        .run("return document.querySelector('.chart').getAttribute('aria-label')")
                        .toString())
                .contains("inside:", "FAIL");
    }

    @Test
    void showsTheTimeWhereTheViewerIsWithUtcBehindIt() {
        ann.ward().fallIll(Exchange.QUOTES, "no quotes");
        ann.choose(Exchange.QUOTES);
        ann.browser.waitFor("[data-section=story] .story-head time");

        assertThat(ann.browser
                        .run("return document.querySelector('.story-head time').title")
                        .toString())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z \\(UTC\\)");
    }

    private static void assertReadable(String state) throws IOException {
        List<?> found = (List<?>) ann.browser.run(contrast());
        assertThat((Long) found.get(0)).as("texts looked at in state %s", state).isGreaterThan(10);
        assertThat((List<?>) found.get(1))
                .as("poor contrast in state %s", state)
                .isEmpty();
    }

    private static String contrast() throws IOException {
        try (InputStream in = ConsoleLooksTest.class.getResourceAsStream("contrast.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
