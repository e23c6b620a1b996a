// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prunella.model.Actor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** How quick the page is with 200 targets and 50 incidents, and what it looks like. Writes the page of results and the pictures. */
class ConsoleCampaign {

    private static final Path DOCS = Path.of(System.getProperty("prunella.console.docs", "target"));
    private static final int POLLS = 40;

    private static final String WATCH = """
            window.long = [];
            new PerformanceObserver((list) => long.push(...list.getEntries().map((each) => each.duration)))
                .observe({ type: 'longtask', buffered: true });
            performance.clearMeasures();
            performance.clearResourceTimings();
            """;

    private static final String RENDERED =
            "return performance.getEntriesByName('healing:render').map((each) => each.duration)";
    private static final String ANSWERED =
            "return performance.getEntriesByType('resource').map((each) => each.duration)";
    private static final String SIZES =
            "return performance.getEntriesByType('resource').map((each) => each.encodedBodySize)";

    @Test
    void staysResponsive() throws IOException {
        try (OnCall ann = OnCall.at(Exchange.class, Exchange.COMMANDS)) {
            Crowd.gatherAt(ann.application);
            ann.open();
            ann.browser.waitForText("#verdict", "200 of 200 healthy");
            double first = numbers(ann, RENDERED).get(0);
            double page = ((Number)
                            ann.browser.run("return performance.getEntriesByType('navigation')[0].encodedBodySize"))
                    .doubleValue();
            Figures calm = measured(ann);
            ann.ward().fallIll(Exchange.FEED, "no price for 5 s");
            for (int i = 60; i < 90; i++) {
                ann.ward().fallIll("shard-0" + i, "lags behind");
            }
            ann.browser.waitForText("#verdict", "31 unhealthy");
            Figures storm = measured(ann);
            Files.writeString(DOCS.resolve("results/console.md"), page(first, page, calm, storm));
            assertThat(storm.longest).as("longest task, ms").isLessThan(200);
        }
    }

    @Test
    void looksLikeThis() throws IOException {
        try (OnCall ann = OnCall.at(Exchange.class, Exchange.COMMANDS)) {
            for (String name :
                    List.of("orders-db", "payments-db", "stock-consumer", "mail-executor", "redis", "search")) {
                ann.supervisor().supervise(ann.ward().bare(name));
            }
            ann.openAllBeingWell();
            ann.supervisor().target("mail-executor").hold(Actor.person("bob"), "new pool size", Duration.ofHours(1));
            ann.ward().fallIll(Exchange.BOOK, "does not move");
            await().until(() -> !ann.ward().isIll(Exchange.BOOK));
            ann.ward().fallIll("search", "answers 503");
            ann.ward().fallIll(Exchange.FEED, "no price for 5 s");
            ann.browser.waitFor("[data-command=acknowledge]");
            await().pollDelay(Duration.ofSeconds(6)).until(() -> true);
            ann.browser.size(1280, 800);
            picture(ann, "dark", "console-dark.png");
            picture(ann, "light", "console-light.png");
            ann.browser.size(360, 740);
            picture(ann, "dark", "console-phone.png");
        }
    }

    private static void picture(OnCall ann, String theme, String file) throws IOException {
        ann.browser.theme(theme);
        ann.open();
        ann.choose(Exchange.FEED);
        ann.browser.waitFor("[data-section=story] .timeline");
        ann.browser.run("window.scrollTo(0, 0); document.activeElement.blur()");
        await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
        Files.write(DOCS.resolve(file), ann.browser.picture());
    }

    /** Milliseconds and bytes of the polls of some time. */
    private record Figures(List<Double> rendered, List<Double> answered, double bytes, double longest, long tasks) {}

    private static Figures measured(OnCall ann) {
        ann.browser.run(WATCH);
        await().atMost(Duration.ofMinutes(3)).until(() -> numbers(ann, ANSWERED).size() >= 2 * POLLS);
        List<Double> tasks = numbers(ann, "return window.long");
        List<Double> sizes = numbers(ann, SIZES);
        return new Figures(
                sorted(numbers(ann, RENDERED)),
                sorted(numbers(ann, ANSWERED)),
                sizes.stream().mapToDouble(Double::doubleValue).sum() / POLLS,
                tasks.stream().mapToDouble(Double::doubleValue).max().orElse(0),
                tasks.size());
    }

    private static List<Double> numbers(OnCall ann, String script) {
        return ((List<?>) ann.browser.run(script))
                .stream().map(each -> ((Number) each).doubleValue()).toList();
    }

    private static List<Double> sorted(List<Double> numbers) {
        return numbers.stream().sorted().toList();
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size())));
    }

    private static String row(String what, Figures figures) {
        return String.format(
                Locale.ROOT,
                "| %s | %.1f / %.1f / %.1f ms | %.0f / %.0f ms | %.1f KB | %d | %.0f ms |%n",
                what,
                at(figures.rendered, 0.5),
                at(figures.rendered, 0.95),
                at(figures.rendered, 1),
                at(figures.answered, 0.5),
                at(figures.answered, 0.95),
                figures.bytes / 1_000,
                figures.tasks,
                figures.longest);
    }

    private static String page(double first, double bytes, Figures calm, Figures storm) {
        return """
                # What the console costs

                %s, %d processors, Java %s, headless Chromium on the same machine. 200 targets and 50 incidents, %d polls each, one every 1.5 s and
                two requests a poll. Rendering is measured in the page by `performance.now()`, tasks of more than 50 ms by the browser
                (`longtask`). Written by `-Pcampaign-console`, see [campaigns](../campaigns.md).

                | | rendering, median / p95 / most | an answer, median / p95 | a poll | long tasks | longest |
                |---|---|---|---|---|---|
                %s%s
                The page is %.1f KB, one document; its first rendering with all rows takes %.0f ms. While nothing happens a poll is told so by the number
                of the version that it has, and gets the detail of one target alone.
                """.formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("java.version"),
                        POLLS,
                        row("all are well", calm),
                        row("31 are ill, one of them is shown", storm),
                        bytes / 1_000,
                        first);
    }
}
