// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prunella.CloseReport;
import dev.prunella.HealingSupervisor;
import dev.prunella.SupervisorBuilder;
import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationResult;
import dev.prunella.decide.Policy;
import dev.prunella.decide.Runbook;
import dev.prunella.decide.Step;
import dev.prunella.detect.Reading;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.Actor;
import dev.prunella.record.AuditTrail;
import dev.prunella.target.Probing;
import dev.prunella.target.Target;
import dev.prunella.target.TargetBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same promises where threads themselves are the subject: real ones, real time. */
@Timeout(30)
class RealThreadsTest {

    private static final CloseReport NOTHING_LEFT = new CloseReport(List.of(), true);

    private final Set<Thread> before = Set.copyOf(Thread.getAllStackTraces().keySet());
    private final CountDownLatch testIsOver = new CountDownLatch(1);
    private final AtomicInteger looks = new AtomicInteger();
    private final List<String> escalated = new CopyOnWriteArrayList<>();
    private final HealingSupervisor supervisor = builder().build();

    @AfterEach
    void leaveNoThreadBehind() {
        testIsOver.countDown();
        supervisor.shutdown();
        await().until(() -> ours().isEmpty());
    }

    @Test
    void closedBeforeItsStartItHasNoThread() {
        supervisor.supervise(well("well"));
        assertThat(supervisor.shutdown()).isEqualTo(NOTHING_LEFT);
        assertThat(ours()).isEmpty();
    }

    @Test
    void closedWhileAllIsWellItHasNoThread() {
        supervisor.supervise(well("well"));
        supervisor.start();
        await().until(() -> looks.get() > 3);
        assertThat(shutdownInTime()).isEqualTo(NOTHING_LEFT);
        assertThat(ours()).isEmpty();
    }

    @Test
    void itsThreadsAreDaemonsThatPinNoApplication() {
        supervisor.supervise(well("well"));
        supervisor.start();
        await().until(() -> looks.get() > 3);
        assertThat(ours()).isNotEmpty().allSatisfy(thread -> {
            assertThat(thread.isDaemon()).isTrue();
            assertThat(thread.getContextClassLoader()).isNull();
        });
    }

    @Test
    void aProbeThatNeverReturnsIsTimedOutAndEndsWithTheClose() {
        // FAULT-F16
        supervisor.supervise(target("stuck").inside(context -> {
            testIsOver.await();
            return Reading.pass();
        }));
        supervisor.supervise(well("well"));
        supervisor.start();
        await().until(() -> escalated.contains("stuck"));
        int seen = looks.get();
        await().until(() -> looks.get() > seen + 3);
        assertThat(supervisor.status().abandonedRuns()).isEqualTo(1);
        assertThat(shutdownInTime()).isEqualTo(NOTHING_LEFT);
    }

    @Test
    void aProbeThatIgnoresInterruptsIsNamedByTheClose() {
        // FAULT-F16
        supervisor.supervise(target("stuck").inside(context -> {
            ignoreInterruptsUntilTheEnd();
            return Reading.pass();
        }));
        supervisor.start();
        await().until(() -> escalated.contains("stuck"));
        assertThat(shutdownInTime().stillRunning())
                .singleElement()
                .asString()
                .startsWith("prunella-worker-")
                .endsWith("stuck inside");
    }

    @Test
    void anActionThatNeverReturnsIsInterruptedAtItsDeadline() {
        // FAULT-F16
        supervisor.supervise(sick("stuck", context -> {
            testIsOver.await();
            return RemediationResult.done("never");
        }));
        supervisor.start();
        await().until(() -> escalated.contains("stuck"));
        assertThat(supervisor.status().abandonedRuns()).isZero();
        assertThat(shutdownInTime()).isEqualTo(NOTHING_LEFT);
    }

    @Test
    void anActionThatIgnoresInterruptsIsGivenUpAndNamedByTheClose() {
        // FAULT-F16
        supervisor.supervise(sick("stuck", context -> {
            ignoreInterruptsUntilTheEnd();
            return RemediationResult.done("late");
        }));
        supervisor.supervise(well("well"));
        supervisor.start();
        await().until(() -> escalated.contains("stuck"));
        assertThat(supervisor.status().abandonedRuns()).isEqualTo(1);
        assertThat(shutdownInTime().stillRunning()).singleElement().asString().endsWith("stuck fix");
    }

    @Test
    void errorsOfUserCodeKillNoThreadOfTheLoop() {
        // FAULT-F16
        supervisor.supervise(
                target("mad").inside(context -> Reading.pass().measuring(Misbehaviour.overflow(), "never")));
        supervisor.supervise(sick("mad-too", context -> {
            throw new OutOfMemoryError("no room");
        }));
        supervisor.supervise(well("well"));
        supervisor.start();
        await().until(() -> escalated.containsAll(List.of("mad", "mad-too")));
        int seen = looks.get();
        await().until(() -> looks.get() > seen + 3);
        assertThat(shutdownInTime()).isEqualTo(NOTHING_LEFT);
    }

    @Test
    void closedByManyAtOnceItSaysTheSameToAll() throws Exception {
        supervisor.supervise(sick("busy", context -> {
            testIsOver.await();
            return RemediationResult.done("never");
        }));
        supervisor.start();
        await().until(() -> phase().startsWith("acting"));
        CyclicBarrier start = new CyclicBarrier(4);
        List<CloseReport> reports = new CopyOnWriteArrayList<>();
        List<Thread> closers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread closer = new Thread(() -> {
                meet(start);
                reports.add(supervisor.shutdown());
            });
            closers.add(closer);
            closer.start();
        }
        for (Thread closer : closers) {
            closer.join(TimeUnit.SECONDS.toMillis(3));
        }
        assertThat(reports).hasSize(4).containsOnly(NOTHING_LEFT);
    }

    @Test
    void closedByAnActionItEndsToo() {
        supervisor.supervise(sick("suicidal", context -> {
            supervisor.shutdown();
            return RemediationResult.done("closed it");
        }));
        supervisor.start();
        await().until(() -> ours().isEmpty());
        assertThat(supervisor.shutdown().trailComplete()).isTrue();
    }

    @Test
    void aHealedThingThatBlocksWhileItIsClaimedKeepsNobodyFromClosing() {
        // INVARIANT 33, INVARIANT 40
        CountDownLatch claiming = new CountDownLatch(1);
        Thread host = new Thread(() -> supervisor.supervise(well("blocks").noticing(listener -> {
            claiming.countDown();
            ignoreInterruptsUntilTheEnd();
            return () -> {};
        })));
        supervisor.start();
        host.start();
        meet(claiming);
        assertThat(shutdownInTime()).isEqualTo(NOTHING_LEFT);
    }

    @Test
    void withATrailInFilesItHasNoThreadAfterwardsEither(@TempDir Path directory) {
        HealingSupervisor second = builder()
                .auditTrail(AuditTrail.inDirectory(directory.resolve("trail")))
                .build();
        second.supervise(well("well"));
        second.start();
        second.pause(Actor.person("ann"), "to write something");
        await().until(() -> looks.get() > 3);
        assertThat(second.shutdown()).isEqualTo(NOTHING_LEFT);
        assertThat(ours()).isEmpty();
    }

    private SupervisorBuilder builder() {
        Policy quick = Policy.builder()
                .startGrace(Duration.ZERO)
                .suspicionPace(Duration.ofMillis(10))
                .slowestPace(Duration.ofMillis(50))
                .build();
        return HealingSupervisor.builder()
                .policy(quick)
                .escalateTo(Channels.named(
                        "list", escalation -> escalated.add(escalation.target().name())));
    }

    private TargetBuilder target(String name) {
        Probing often = Probing.ofDefaults()
                .every(Duration.ofMillis(50))
                .within(Duration.ofMillis(200), Duration.ofMillis(200));
        return Target.named(name).ownedBy("team").probing(often);
    }

    private TargetBuilder well(String name) {
        return target(name).inside(context -> {
            looks.incrementAndGet();
            return Reading.pass();
        });
    }

    private TargetBuilder sick(String name, Remediation.Action action) {
        Step step = Step.of(Remediation.named("fix", action)).within(Duration.ofMillis(200));
        return target(name)
                .inside(context -> Reading.fail("sick", "sick"))
                .when(Diagnosis.Kind.LOCAL_FAULT, Runbook.of(step));
    }

    private String phase() {
        return supervisor.status().targets().get(0).phase();
    }

    private CloseReport shutdownInTime() {
        long began = System.nanoTime();
        CloseReport report = supervisor.shutdown();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
        return report;
    }

    private List<Thread> ours() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("prunella-") && !before.contains(thread))
                .toList();
    }

    private void ignoreInterruptsUntilTheEnd() {
        while (testIsOver.getCount() > 0) {
            try {
                testIsOver.await();
            } catch (InterruptedException e) {
                // that is what this one is about
            }
        }
    }

    private static void meet(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
