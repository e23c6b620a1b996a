// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.prunella.detect.Reading;
import dev.prunella.probes.sampling.Looks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

// REQ A5, FAULT-F17
class DeadlockProbeTest {

    private final Looks looks = new Looks();
    private final Pair pair = new Pair("orders-1", "billing-1");

    @AfterEach
    void end() {
        pair.close();
        looks.close();
    }

    @Test
    void passesWhileNobodyIsCaught() {
        Reading reading = looks.of(DeadlockProbe.of(ThreadOwner.ofTheProcess()));

        assertThat(reading.passed()).isTrue();
        assertThat(reading.value()).isEqualTo(new Reading.Measurement(0, "threads"));
    }

    @Test
    void namesTheCycleItsLocksAndWhereItsThreadsStand() {
        pair.begin();

        Reading reading = looks.of(DeadlockProbe.of(ThreadOwner.named("orders-")));

        assertThat(reading.code()).isEqualTo(JvmReadings.DEADLOCK);
        assertThat(reading.value()).isEqualTo(new Reading.Measurement(2, "threads"));
        assertThat(reading.reason().text())
                .contains("2 threads wait for each other, of the target's own \"orders-1\": ")
                .contains(
                        "\"orders-1\" waits for ReentrantLock$NonfairSync@",
                        "held by \"billing-1\" at Pair.monitorThen")
                .contains("\"billing-1\" waits for Object@", "held by \"orders-1\" at Pair.enterMonitor")
                .hasSizeLessThan(1_024);
    }

    @Test
    void passesWhereTheCycleIsSomebodyElses() {
        pair.begin();

        assertThat(looks.of(DeadlockProbe.of(ThreadOwner.named("mail-"))).passed())
                .isTrue();
    }

    @Test
    void passesAgainWhenTheCycleIsBroken() {
        DeadlockProbe probe = DeadlockProbe.of(ThreadOwner.named("billing-"));
        pair.begin();
        assertThat(looks.of(probe).failed()).isTrue();

        pair.end();

        assertThat(looks.of(probe).passed()).isTrue();
    }

    @Test
    void knowsTheThreadsOfAGroup() {
        ThreadGroup group = new ThreadGroup("ours");
        Thread ours = new Thread(new ThreadGroup(group, "inner"), () -> {}, "any");

        assertThat(ThreadOwner.inGroup(group).owns(ours)).isTrue();
        assertThat(ThreadOwner.inGroup(group).owns(Thread.currentThread())).isFalse();
    }

    @Test
    void knowsTheThreadsThatAFactoryHasMade() {
        OwnedThreads owned = OwnedThreads.of(Thread::new);
        Thread made = owned.newThread(() -> {});

        assertThat(owned.owns(made)).isTrue();
        assertThat(owned.owns(Thread.currentThread())).isFalse();
        assertThat(OwnedThreads.of(work -> null).newThread(() -> {})).isNull();
    }

    @Test
    void refusesAnOwnerOfEverythingByMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ThreadOwner.named(""))
                .withMessageContaining("prefix");
    }
}
