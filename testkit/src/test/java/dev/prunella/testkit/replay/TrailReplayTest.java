// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.prunella.HealingSupervisor;
import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationResult;
import dev.prunella.decide.Budgets;
import dev.prunella.decide.Policy;
import dev.prunella.decide.Runbook;
import dev.prunella.detect.Reading;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.record.AuditTrail;
import dev.prunella.target.Target;
import dev.prunella.testkit.time.FakeTime;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a supervisor really did, read from its trail and tried with another policy. */
// REQ L7, A6
class TrailReplayTest {

    @TempDir
    Path folder;

    private boolean sick;
    private boolean dependencyDown;

    private Target orders() {
        return Target.named("orders")
                .ownedBy("team")
                .inside(context -> sick || dependencyDown ? Reading.fail("half-open", "no answer") : Reading.pass())
                .outside(context -> dependencyDown ? Reading.fail("refused", "down") : Reading.pass())
                .when(Diagnosis.Kind.LOCAL_FAULT, Runbook.of(Remediation.named("recycle", context -> {
                    sick = false;
                    return RemediationResult.done("recycled");
                })))
                .build();
    }

    /** Healed, an outage of the dependency, healed again, and a process that is closed in an incident. */
    @BeforeEach
    void live() {
        try (FakeTime time = FakeTime.create(1, FakeTime.DEFAULT_WORKERS)) {
            HealingSupervisor supervisor = HealingSupervisor.builder()
                    .clock(time)
                    .scheduler(time)
                    .randomness(time.randomness())
                    .auditTrail(AuditTrail.inDirectory(folder.resolve("trail")))
                    .build();
            supervisor.supervise(orders());
            supervisor.start();
            time.advance(Duration.ofMinutes(1));
            sick = true;
            time.advance(Duration.ofMinutes(5));
            dependencyDown = true;
            time.advance(Duration.ofMinutes(2));
            dependencyDown = false;
            time.advance(Duration.ofMinutes(5));
            sick = true;
            time.advance(Duration.ofMinutes(5));
            dependencyDown = true;
            time.advance(Duration.ofMinutes(1));
            supervisor.shutdown();
        }
    }

    private Recording recording() throws Exception {
        return Recording.trail(folder.resolve("trail"));
    }

    @Test
    void readsIncidentsAndActions() throws Exception {
        Recording recording = recording();
        assertThat(recording.incidents())
                .hasSize(4)
                .allMatch(each -> each.target().equals("orders"));
        assertThat(recording.incidents())
                .extracting(RecordedIncident::outside)
                .containsExactly(false, true, false, true);
        assertThat(recording.incidents())
                .extracting(RecordedIncident::healed)
                .containsExactly(true, false, true, false);
        assertThat(recording.incidents().get(0).what()).isEqualTo("half-open");
        assertThat(recording.actions())
                .extracting(RecordedAction::remediation, RecordedAction::end)
                .containsExactly(tuple("recycle", "HEALED"), tuple("recycle", "HEALED"));
    }

    @Test
    void anotherPolicyWouldHaveActedLess() throws Exception {
        Policy one = Policy.builder()
                .budgets(new Budgets(Duration.ofHours(1), 1, 10, 10, 10))
                .build();
        assertThat(wouldHaveActed(Policy.ofDefaults())).isEqualTo(2);
        assertThat(wouldHaveActed(one)).isEqualTo(1);
    }

    @Test
    void whatWasHealedAtTheTimeWouldHaveLasted() throws Exception {
        assertThat(Replay.of(recording())
                        .through(Policy.ofDefaults(), ReplayTarget.of(orders()))
                        .summary())
                .contains("2 justified, 0 not, 0 undecided");
    }

    private long wouldHaveActed(Policy policy) throws Exception {
        ReplayReport report =
                Replay.of(recording()).tolerance(Duration.ZERO).through(policy, ReplayTarget.of(orders()));
        return report.incidents().stream().filter(each -> each.acted() != null).count();
    }

    @Test
    void isAProgramToo() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Path page = folder.resolve("replay.html");
        int code = Main.run(
                List.of("--trail", folder.resolve("trail").toString(), "--html", page.toString()),
                new PrintStream(printed, true, StandardCharsets.UTF_8));
        assertThat(code).isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("targets orders", "of 4 known incidents:", "really done at the time: 2");
        assertThat(Files.readString(page)).contains("would do recycle", "really done");
    }

    @Test
    void theProgramReplaysTables() throws Exception {
        Path table = Files.writeString(folder.resolve("t.csv"), """
                time,errors
                2026-03-01T00:00:00Z,0
                2026-03-01T00:00:10Z,0
                2026-03-01T00:00:20Z,0.9
                2026-03-01T00:00:30Z,0.9
                2026-03-01T00:00:40Z,0.9
                2026-03-01T00:00:50Z,0.9
                2026-03-01T00:01:00Z,0.9
                """);
        assertThat(said(
                        0,
                        "--csv",
                        table.toString(),
                        "--inside",
                        "orders=errors>0.5",
                        "--detect",
                        "orders=errors:above:0.5",
                        "--remediations",
                        "orders=evict,restart"))
                .contains("no incident is known", "alarms: 1,", "actions: ");
    }

    @Test
    void theProgramSaysWhatIsWrong() throws Exception {
        Path table = Files.writeString(folder.resolve("t.csv"), "t,x\n1,1\n");
        assertThat(said(2)).contains("needs --csv, --prometheus or --trail", "usage:");
        assertThat(said(2, "--csv")).contains("each option needs a value");
        assertThat(said(2, "--verbose", "1")).contains("there is no option '--verbose'");
        assertThat(said(2, "--csv", table.toString())).contains("needs a target");
        assertThat(said(2, "--csv", table.toString(), "--inside", "x>1")).contains("must begin with TARGET=");
        assertThat(said(2, "--csv", table.toString(), "--detect", "a=x:magic"))
                .contains("--detect of a must be SERIES:DETECTOR, got 'x:magic'");
        assertThat(said(1, "--csv", folder.resolve("none").toString())).contains("NoSuchFileException");
    }

    private static String said(int code, String... args) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        assertThat(Main.run(List.of(args), new PrintStream(printed, true, StandardCharsets.UTF_8)))
                .isEqualTo(code);
        return printed.toString(StandardCharsets.UTF_8);
    }
}
