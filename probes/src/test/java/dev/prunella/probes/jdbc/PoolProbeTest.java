// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.testkit.time.FakeTime;
import dev.prunella.time.Deadline;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PoolProbeTest {

    private final FakeTime time = FakeTime.create();
    private final FakePool pool = new FakePool();
    private final PoolProbe probe = PoolProbe.of(pool);

    @AfterEach
    void closeTime() {
        time.close();
    }

    @Test
    void passesAndMeasuresWhatIsLent() {
        pool.active = 2;
        var reading = look();
        assertThat(reading.passed()).isTrue();
        assertThat(reading.value()).isEqualTo(new Reading.Measurement(2, "connections"));
        assertThat(pool.connection.calls).contains("close");
    }

    @Test
    void leavesAPoolThatWasNeverStartedAlone() {
        pool.started = false;
        assertThat(look().passed()).isTrue();
        assertThat(pool.borrows).isZero();
    }

    @Test
    void exhaustedPoolIsBusyAndNotSick() {
        pool.active = pool.maximum;
        pool.refusal = new SQLException("request timed out");
        var reading = look();
        assertThat(reading.status()).isEqualTo(Reading.Status.UNKNOWN);
        assertThat(reading.reason().code()).isEqualTo(JdbcReadings.EXHAUSTED);
        assertThat(reading.reason().text()).isEqualTo("all 3 connections are lent, 7 threads wait");
    }

    @Test
    void poolThatWasExhaustedWhenTheWaitBeganIsBusyToo() {
        pool.active = pool.maximum;
        pool.refusal = new SQLException("request timed out");
        pool.whileBorrowing = () -> pool.active--;
        assertThat(look().status()).isEqualTo(Reading.Status.UNKNOWN);
    }

    @Test
    void poolThatGivesNoConnectionAlthoughSomeAreFreeFails() {
        pool.refusal = new SQLException("request timed out", "08001");
        var reading = look();
        assertThat(reading.failed()).isTrue();
        assertThat(reading.reason().code()).isEqualTo(JdbcReadings.NO_CONNECTION);
        assertThat(reading.reason().text()).isEqualTo("SQLSTATE 08001: request timed out");
        assertThat(probe.suspect()).isNull();
    }

    @Test
    void lateLookAtAnExhaustedPoolIsUnknown() {
        pool.active = pool.maximum;
        assertThat(probe.late(context()).status()).isEqualTo(Reading.Status.UNKNOWN);
    }

    @Test
    void lateLookAtAPoolWithFreeConnectionsFails() {
        assertThat(probe.late(context()).failed()).isTrue();
    }

    @Test
    void lateLookThatGotTheLastConnectionFailsForTheServerIsSilent() {
        pool.maximum = 1;
        var late = new Reading[1];
        pool.connection.whileAsked = () -> {
            pool.active = 1;
            late[0] = probe.late(context());
        };
        look();
        assertThat(late[0].failed()).isTrue();
    }

    @Test
    void readOnlyServerIsWrongForAPoolThatWrites() {
        pool.connection.serverReadOnly = true;
        var reading = look();
        assertThat(reading.failed()).isTrue();
        assertThat(reading.reason().code()).isEqualTo(JdbcReadings.READ_ONLY);
        assertThat(probe.suspect()).isNotNull();
    }

    @Test
    void readOnlyServerIsRightForAReadOnlyPool() {
        pool.readOnly = true;
        pool.connection.serverReadOnly = true;
        assertThat(look().passed()).isTrue();
    }

    @Test
    void failedCheckNamesItsConnectionUntilOnePasses() {
        pool.connection.answer = new SQLException("broken", "08006");
        assertThat(look().reason().code()).isEqualTo(JdbcReadings.CHECK_FAILED);
        assertThat(probe.suspect()).isNotNull();
        pool.connection.answer = null;
        look();
        assertThat(probe.suspect()).isNull();
    }

    @Test
    void laterRefusalDoesNotKeepAnOldSuspect() {
        pool.connection.answer = new SQLException("broken", "08006");
        look();
        pool.refusal = new SQLException("request timed out");
        look();
        assertThat(probe.suspect()).isNull();
    }

    @Test
    void endsTheTransactionThatTheQuestionBegan() {
        pool.connection.autoCommit = false;
        look();
        assertThat(pool.connection.calls).endsWith("rollback", "close");
    }

    @Test
    void tellsWhatTheServerSaidAndNotThatTheRollbackFailedToo() {
        pool.connection.autoCommit = false;
        pool.connection.answer = new SQLException("terminated", "57P01");
        assertThat(look().reason().text()).contains("57P01");
    }

    @Test
    void boundsEachWaitByFiveSecondsAtLeast() {
        look();
        assertThat(pool.connection.networkTimeoutMillis).isEqualTo(5_000);
    }

    @Test
    void leavesAShorterNetworkTimeoutOfTheUserAlone() {
        pool.connection.networkTimeoutMillis = 1_000;
        look();
        assertThat(pool.connection.networkTimeoutMillis).isEqualTo(1_000);
    }

    @Test
    void copesWithDriversWithoutNetworkTimeout() {
        pool.connection.knowsNetworkTimeout = false;
        assertThat(look().passed()).isTrue();
    }

    @Test
    void lateLookSuspectsTheConnectionThatDoesNotAnswer() {
        var suspects = new Connection[1];
        pool.connection.whileAsked = () -> {
            probe.late(context());
            suspects[0] = probe.suspect();
        };
        look();
        assertThat(suspects[0]).isNotNull();
    }

    @Test
    void connectionThatIsBeingAskedIsNotASuspectYet() {
        var suspects = new Connection[1];
        pool.connection.whileAsked = () -> suspects[0] = probe.suspect();
        look();
        assertThat(suspects[0]).isNull();
    }

    @Test
    void suspendedOrClosedPoolIsNoFault() {
        pool.lending = false;
        assertThat(look().reason().code()).isEqualTo(JdbcReadings.NOT_LENDING);
        assertThat(pool.borrows).isZero();
        assertThat(probe.late(context()).status()).isEqualTo(Reading.Status.UNKNOWN);
    }

    @Test
    void poolThatIsClosedDuringTheLookIsNoFault() {
        pool.whileBorrowing = () -> pool.lending = false;
        pool.refusal = new SQLException("has been closed");
        assertThat(look().status()).isEqualTo(Reading.Status.UNKNOWN);
    }

    private Reading look() {
        return probe.look(context());
    }

    private ProbeContext context() {
        return new ProbeContext(Deadline.in(Duration.ofMillis(300), time.nanoTime()), time);
    }
}
