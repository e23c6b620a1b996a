// SPDX-License-Identifier: Apache-2.0
package dev.prunella.samples.failover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

@EnabledIf("dev.prunella.testkit.postgres.PostgresServer#isAvailable")
class FailoverDemoTest {

    @TempDir
    private static Path directory;

    private static final ByteArrayOutputStream PRINTED = new ByteArrayOutputStream();
    private static Result result;

    @BeforeAll
    static void demotesThePrimary() throws Exception {
        var screen = new Screen(new PrintStream(PRINTED, true, StandardCharsets.UTF_8));
        result = new FailoverDemo(directory.resolve("trail"), screen).run(Duration.ofSeconds(2), Duration.ofSeconds(5));
        screen.table(result);
    }

    // FAULT-F4
    @Test
    void healsTheSupervisedService() {
        assertThat(result.notes().healed()).isTrue();
        assertThat(result.notes().diagnosis()).isEqualTo("LOCAL_FAULT (read-only)");
        assertThat(result.supervised().report().recovery()).isNotNull().isPositive();
        assertThat(result.supervised().report().hung()).isZero();
    }

    @Test
    void leavesTheOtherServiceBroken() {
        assertThat(result.alone().report().failed()).isPositive();
        assertThat(result.alone().report().recovery()).isNull();
    }

    @Test
    void losesAndDoublesNoConfirmedOrder() {
        assertThat(result.supervised().orders().acknowledged()).isPositive();
        assertThat(result.supervised().orders().lost()).isZero();
        assertThat(result.supervised().orders().duplicated()).isZero();
    }

    @Test
    void leavesATrailThatVerifies() {
        assertThat(result.trail().records()).isPositive();
        assertThat(result.trail().findings()).isEmpty();
    }

    @Test
    void endsWithTheTable() {
        assertThat(PRINTED.toString(StandardCharsets.UTF_8))
                .contains("time to recovery", "hikari:evict-all", "0 lost, 0 twice")
                .endsWith("Healed; nothing confirmed is lost; the trail verifies.\n");
    }
}
