// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.TargetHandle;
import dev.prunella.model.Actor;
import dev.prunella.model.Mode;
import dev.prunella.record.HealingEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The worked example of docs/operations.md: one remediation from SHADOW to AUTO, with the numbers of this very run. */
// REQ F2, L7
class GraduationRunTest {

    private static final Path PAGE = Path.of("..", "docs", "operations.md");
    private static final Actor ANN = Actor.person("ann");
    private static final Duration WEEK = Duration.ofDays(7);

    private final Lab lab = Lab.create();
    private final Patient feed = new Patient("price-feed");
    private final SplittableRandom chance = new SplittableRandom(2026);
    private long beganNanos;
    private int troubles;
    private long illNanos;
    private long illSinceNanos;

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void theNumbersInThePageAreThoseOfARun() throws IOException {
        String run = run();
        String page = Files.readString(PAGE);
        assertThat(page)
                .as("docs/operations.md must show the run as it is:%n%s", run)
                .contains(run);
    }

    private String run() {
        TargetHandle handle = lab.start(feed.target().mode(Mode.SHADOW));
        beganNanos = lab.time.nanoTime();
        fallIllLater();
        String auto = "AUTO is proposed";
        while (proposals().noneMatch(line -> line.contains(auto))) {
            lab.pass(Duration.ofHours(1));
        }
        String shadow = part("SHADOW", handle.status().shadow().total().toString());
        handle.mode(ANN, Mode.AUTO);
        troubles = 0;
        illNanos = 0;
        lab.pass(WEEK);
        String healed = part(
                "AUTO",
                "acted %d times, ended %s"
                        .formatted(
                                feed.treatments.size(),
                                lab.ends().stream().distinct().toList()));
        return String.join(
                "\n", Stream.concat(proposals(), Stream.of(shadow, healed)).toList());
    }

    private Stream<String> proposals() {
        return lab.events.stream()
                .filter(HealingEvent.ShadowProposed.class::isInstance)
                .map(HealingEvent::what)
                .distinct();
    }

    private String part(String mode, String what) {
        return String.format(
                Locale.ROOT,
                "until day %.1f in %s: ill %d times, %.1f s in the mean; %s",
                days(lab.time.nanoTime() - beganNanos),
                mode,
                troubles,
                illNanos / 1e9 / troubles,
                what);
    }

    private void fallIllLater() {
        lab.time.after(Duration.ofMinutes(chance.nextInt(240, 600)), this::fallIll);
    }

    /** One time in twenty it is well again by itself soon; else somebody has to see to it. */
    private void fallIll() {
        mend();
        feed.sick = true;
        troubles++;
        illSinceNanos = lab.time.nanoTime();
        boolean passing = chance.nextInt(20) == 0;
        Duration lasts = passing ? Duration.ofSeconds(20) : Duration.ofMinutes(chance.nextInt(5, 25));
        watch(lasts);
        fallIllLater();
    }

    private void watch(Duration left) {
        Duration step = Duration.ofMillis(100);
        if (!feed.sick || left.compareTo(step) < 0) {
            mend();
        } else {
            lab.time.after(step, () -> watch(left.minus(step)));
        }
    }

    private void mend() {
        if (illSinceNanos > 0) {
            illNanos += lab.time.nanoTime() - illSinceNanos;
            illSinceNanos = 0;
        }
        feed.sick = false;
    }

    private static double days(long nanos) {
        return nanos / (double) Duration.ofDays(1).toNanos();
    }
}
