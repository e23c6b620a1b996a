// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** 200 targets and 50 incidents. How long that takes is measured by {@link ConsoleCampaign}. */
class ConsoleCrowdTest {

    private static final String ASKED =
            "return performance.getEntriesByType('resource').map((each) => each.name.replace(/.*healing\\//, ''))";

    private static OnCall ann;

    @BeforeAll
    static void start() {
        ann = OnCall.at(Exchange.class, Exchange.COMMANDS);
        Crowd.gatherAt(ann.application);
    }

    @AfterAll
    static void stop() {
        if (ann != null) {
            ann.close();
        }
    }

    @Test
    void asksTwoQuestionsAPollHoweverManyThereAre() {
        ann.open();
        await().until(() -> asked().size() > 6);
        List<String> asked = asked();

        assertThat(asked).allMatch(question -> question.startsWith("overview"));
        assertThat(asked.stream()
                        .filter(question -> question.startsWith("overview?since="))
                        .count())
                .isCloseTo(asked.size() / 2, org.assertj.core.api.Assertions.within(1L));
    }

    @Test
    void showsEachTargetOnceAndMakesNoRowAnew() {
        ann.open();
        ann.browser.waitForText("#verdict", "200 of 200 healthy");
        assertThat(ann.browser.count("#targets li")).isEqualTo(Crowd.TARGETS);
        assertThat(ann.browser.count("*")).isLessThan(3_000);
        ann.browser.run("document.querySelectorAll('#targets li').forEach((each) => { each.marked = true; })");

        ann.ward().fallIll("shard-150", "lags behind");
        ann.browser.waitForText("#targets li:first-child", "shard-150");
        assertThat(ann.browser.run("return [...document.querySelectorAll('#targets li')].every((each) => each.marked)"))
                .isEqualTo(true);
        ann.ward().recover("shard-150");
        ann.browser.waitForText("#verdict", "200 of 200 healthy");
    }

    @Test
    void findsOneAmongThem() {
        ann.open();
        ann.browser.click("#filter");
        ann.browser.type("SHARD-17");

        ann.browser.waitForText("#hidden-targets", "190 more");
        assertThat(ann.browser.count("#targets li")).isEqualTo(10);
    }

    @Test
    void listsTheIncidents() {
        ann.open();
        ann.browser.go("#/incidents");

        ann.browser.waitFor("#view tbody tr");
        assertThat(ann.browser.count("#view tbody tr")).isGreaterThanOrEqualTo(Crowd.INCIDENTS);
        assertThat(ann.browser.text("#view tbody")).contains("ESCALATED");
    }

    @SuppressWarnings("unchecked")
    private static List<String> asked() {
        return (List<String>) ann.browser.run(ASKED);
    }
}
