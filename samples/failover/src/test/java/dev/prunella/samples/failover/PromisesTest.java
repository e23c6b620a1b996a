// SPDX-License-Identifier: Apache-2.0
package dev.prunella.samples.failover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.record.VerifiedTrail;
import dev.prunella.testkit.load.LoadReport;
import dev.prunella.testkit.load.Request;
import dev.prunella.testkit.load.WrittenOnce;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromisesTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final WrittenOnce KEPT = new WrittenOnce(1, 0, 0);
    private static final WrittenOnce LOST = new WrittenOnce(1, 1, 0);

    @Test
    void serviceThatHangsForGoodHasNotRecovered() {
        assertThat(played(new HalfOpen(SECOND), hung(), KEPT).broken())
                .contains("the supervised service did not recover", "not verified as healed");
    }

    @Test
    void lostOrderBreaksEveryAct() {
        assertThat(List.of(
                        new HalfOpen(SECOND),
                        new Demoted(SECOND),
                        new Wedged(SECOND),
                        new DatabaseDown(SECOND, SECOND)))
                .allSatisfy(act -> assertThat(played(act, calm(), LOST).broken())
                        .contains("confirmed orders are lost or there twice"));
    }

    @Test
    void databaseThatReturnsToAPoolThatRecoversByItselfIsAsPromised() {
        assertThat(played(new DatabaseDown(SECOND, SECOND), calm(), KEPT).broken())
                .isEmpty();
    }

    @Test
    void tableTellsWhatWasNotKept() {
        var trail = new VerifiedTrail(1, 1, 1, 1, "hash", 0, 0, List.of());
        var printed = new ByteArrayOutputStream();
        new Table(new PrintStream(printed, true, StandardCharsets.UTF_8))
                .print(new Result(List.of(played(new Wedged(SECOND), calm(), KEPT)), trail, Path.of("trail")));
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("NOT AS PROMISED: the pool was not swapped")
                .endsWith("NOT AS PROMISED\n");
    }

    private static Played played(Act act, LoadReport supervised, WrittenOnce orders) {
        return new Played(
                act,
                new Strike.Span(0, 0, 0),
                new Played.Side(hung(), KEPT),
                new Played.Side(supervised, orders),
                new Healing(List.of()));
    }

    private static LoadReport calm() {
        return new LoadReport(List.of(), 0);
    }

    private static LoadReport hung() {
        long lookedAt = SECOND.multipliedBy(5).toNanos();
        return new LoadReport(List.of(new Request(1, true, 0, lookedAt, null, false)), lookedAt);
    }
}
