// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prunella.record.AuditRecord;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** What somebody on call sees and does. */
class ConsoleFlowTest {

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
        ann.openAllBeingWell();
    }

    @Test
    void showsAnIncidentAsItComesAndIsHealedOnceSheHasSaidYes() {
        ann.browser.waitForText("#verdict", "3 of 3 healthy");

        ann.ward().fallIll(Exchange.FEED, "no price for 5 s");
        ann.browser.waitForText("#verdict", "1 waits for a yes");
        ann.browser.waitForText("[data-section=head] .title", Exchange.FEED); // chosen by itself
        assertThat(phase("DETECT")).isEqualTo("done");
        assertThat(phase("DIAGNOSE")).isEqualTo("done");
        assertThat(phase("DECIDE")).isEqualTo("now");
        assertThat(phase("ACT")).isEqualTo("not yet");
        assertThat(ann.browser.text("[data-section=next]")).contains(Ward.CURE, "needs approval");
        assertThat(ann.browser.count(".chart .mark.FAIL")).isPositive();

        ann.command("approve");

        ann.browser.waitFor("[data-section=past] [data-outcome=HEALED]");
        ann.browser.waitForText("[data-section=head] .badge", "HEALTHY");
        ann.browser.waitForText("[data-section=story]", "None is open");
        assertThat(ann.browser.text("[data-section=past] .timeline"))
                .contains("ann: says yes", "intends", "verified HEALED");
        assertThat(ann.browser.complaints()).isEmpty();
    }

    @Test
    void showsWhatOthersHaveWrittenAsText() {
        ann.ward().fallIll(Exchange.QUOTES, "<img src=x onerror=\"window.fooled=1\"><script>window.fooled=1</script>");
        ann.choose(Exchange.QUOTES);

        ann.browser.waitForText("[data-section=story]", "<script>window.fooled=1</script>");
        assertThat(ann.browser.count("#view img, #view script")).isZero();
        assertThat(ann.browser.run("return window.fooled")).isNull();
    }

    @Test
    void holdsAndReleasesInHerName() {
        ann.choose(Exchange.BOOK);
        ann.browser.click("[data-command=hold]");
        ann.browser.waitFor("#ask[open]");
        ann.browser.type("moving it");
        ann.browser.click("#ask-yes");

        ann.browser.waitForText("[data-section=head]", "Held by ann: moving it");
        assertThat(ann.status(Exchange.BOOK).hold().actor()).hasToString("ann");

        ann.browser.click("[data-command=release]");
        ann.browser.waitForNone("[data-command=release]");
        assertThat(ann.status(Exchange.BOOK).hold()).isNull();
    }

    @Test
    void rejectsAndAcknowledgesInHerName() {
        ann.ward().fallIll(Exchange.FEED, "no price");
        ann.browser.waitFor("[data-command=acknowledge]");
        ann.browser.click("[data-command=acknowledge]");
        ann.browser.waitForText("[data-section=story]", "ann takes care of it");
        assertThat(records()).anySatisfy(record -> {
            assertThat(record.entry().actor()).isEqualTo("ann");
            assertThat(record.entry().what()).contains("acknowledged");
        });

        ann.command("reject");
        ann.browser.waitForText("[data-section=story] .timeline", "ann: no reason given (reject)");
        ann.browser.waitForNone("[data-command=approve]");
        assertThat(ann.ward().isIll(Exchange.FEED)).isTrue();
    }

    @Test
    void healsNowWhatIsHealedByItself() {
        ann.choose(Exchange.BOOK);
        ann.ward().fallIll(Exchange.BOOK, "does not move");
        ann.command("heal-now");

        ann.browser.waitFor("[data-section=past] [data-outcome=HEALED]");
        assertThat(ann.ward().isIll(Exchange.BOOK)).isFalse();
    }

    @Test
    void stopsEverythingWithTheKeyboardAloneAndLetsItGoOn() {
        ann.browser.tabTo("[data-command=pause]", 5);
        ann.browser.type(Keys.ENTER);
        ann.browser.waitFor("#ask[open]");
        ann.browser.type("it acts oddly", Keys.ENTER);

        ann.browser.waitForText("#paused", "it acts oddly");
        assertThat(ann.supervisor().status().pausedBecause()).contains("ann", "it acts oddly");
        ann.browser.waitForText("#live", "All healing is stopped");

        ann.browser.tabTo("[data-command=resume]", 30);
        ann.browser.type(Keys.ENTER);
        ann.browser.waitFor("#ask[open]");
        ann.browser.type(Keys.ENTER);
        ann.browser.waitForNone("#paused");
        assertThat(ann.supervisor().status().pausedBecause()).isEmpty();
    }

    @Test
    void escapesFromTheQuestionWithoutACommand() {
        ann.browser.tabTo("[data-command=pause]", 5);
        ann.browser.type(Keys.ENTER);
        ann.browser.waitFor("#ask[open]");
        ann.browser.type(Keys.ESCAPE);

        ann.browser.waitForNone("#ask[open]");
        assertThat(ann.supervisor().status().pausedBecause()).isEmpty();
    }

    @Test
    void goesFromATargetToItsPlanAndToTheTrailWithTheKeyboardAlone() {
        ann.browser.tabTo("[data-target='" + Exchange.QUOTES + "']", 12);
        ann.browser.type(Keys.ENTER);
        ann.browser.waitForText("[data-section=head] .title", Exchange.QUOTES);
        ann.browser.waitForText("[data-section=next]", "What it would do next");

        ann.browser.tabTo("[data-view=trail]", 30);
        ann.browser.type(Keys.ENTER);
        ann.browser.waitForText(".chain", "in memory");
    }

    @Test
    void keepsTheFocusWhileThePageIsBroughtUpToDate() {
        ann.choose(Exchange.QUOTES);
        ann.browser.tabTo("[data-command=hold]", 30);
        ann.ward().fallIll(Exchange.QUOTES, "no quotes");
        ann.browser.waitForText("[data-section=head] .badge", "UNHEALTHY");

        assertThat(ann.browser.run("return document.activeElement.dataset.command"))
                .isEqualTo("hold");
    }

    @Test
    void saysInWordsThatSheMayNot() {
        ann.choose(Exchange.BOOK);
        ann.door().shut(403);
        try {
            ann.browser.waitForText("#lost", "You are not allowed to do that (403)");
        } finally {
            ann.door().shut(0);
        }
        ann.browser.click("#retry");
        ann.browser.waitForText("#link", "live");
    }

    @Test
    void saysThatACommandWasRefused() {
        ann.browser.run("document.cookie = 'XSRF-TOKEN=forged; path=/'");
        ann.browser.run(
                "const all = window.fetch; window.fetch = (path, options) => {"
                        + " if (options?.method === 'POST') { options.headers['X-XSRF-TOKEN'] = 'forged'; } return all(path, options); }");
        ann.command("pause");

        ann.browser.waitForText("#toast", "not done. You are not allowed to do that (403)");
        assertThat(ann.supervisor().status().pausedBecause()).isEmpty();
    }

    private static String phase(String stage) {
        return String.valueOf(ann.browser.run(
                "return document.querySelector('[data-section=story] [data-phase=' + arguments[0] + ']')?.dataset.state",
                stage));
    }

    private static List<AuditRecord> records() {
        await().until(() -> ann.supervisor().recentRecords().stream()
                .anyMatch(record -> record.entry().what().contains("acknowledged")));
        return ann.supervisor().recentRecords();
    }
}
