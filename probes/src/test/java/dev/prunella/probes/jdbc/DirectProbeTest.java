// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.testkit.time.FakeTime;
import dev.prunella.time.Deadline;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DirectProbeTest {

    private final FakeTime time = FakeTime.create();
    private final FakeConnection server = new FakeConnection();
    private final OutsidePath path = timeout -> server.lend();

    @AfterEach
    void closeTime() {
        time.close();
    }

    @Test
    void passesForAPrimaryAndClosesItsConnection() throws Exception {
        assertThat(look(DirectProbe.ofPrimary(path)).passed()).isTrue();
        assertThat(server.calls).endsWith("close");
    }

    @Test
    void readOnlyServerFailsAsPrimaryOnly() throws Exception {
        server.serverReadOnly = true;
        var reading = look(DirectProbe.ofPrimary(path));
        assertThat(reading.failed()).isTrue();
        assertThat(reading.reason().code()).isEqualTo(JdbcReadings.READ_ONLY);
        assertThat(look(DirectProbe.ofAnyServer(path)).passed()).isTrue();
    }

    @Test
    void serverThatCannotBeReachedIsUnreachable() throws Exception {
        assertThat(codeOf("08001")).isEqualTo(JdbcReadings.UNREACHABLE);
        assertThat(codeOf(null)).isEqualTo(JdbcReadings.UNREACHABLE);
    }

    @Test
    void serverWithoutRoomRejects() throws Exception {
        assertThat(codeOf("53300")).isEqualTo(JdbcReadings.REJECTED);
    }

    @Test
    void closesItsConnectionWhenTheQuestionFails() throws Exception {
        server.answer = new SQLException("broken", "08006");
        assertThat(look(DirectProbe.ofPrimary(path)).failed()).isTrue();
        assertThat(server.calls).endsWith("close");
    }

    @Test
    void keepsAMarginBeforeItsDeadline() throws Exception {
        var timeouts = new Duration[1];
        look(DirectProbe.ofPrimary(timeout -> {
            timeouts[0] = timeout;
            return server.lend();
        }));
        assertThat(timeouts[0]).isEqualTo(Duration.ofMillis(380));
    }

    @Test
    void answerThatTakesMoreThanHalfOfTheTimeIsSlow() throws Exception {
        server.whileAsked = () -> time.advance(Duration.ofMillis(190));
        assertThat(look(DirectProbe.ofPrimary(path)).passed()).isTrue();
        server.whileAsked = () -> time.advance(Duration.ofMillis(191));
        assertThat(look(DirectProbe.ofPrimary(path)).reason().code()).isEqualTo(JdbcReadings.SLOW);
    }

    @Test
    void slowOpeningAloneIsNotASlowServer() throws Exception {
        var reading = look(DirectProbe.ofPrimary(timeout -> {
            time.advance(Duration.ofMillis(300));
            return server.lend();
        }));
        assertThat(reading.passed()).isTrue();
    }

    private String codeOf(String state) throws Exception {
        return look(DirectProbe.ofPrimary(timeout -> {
                    throw new SQLException("no", state);
                }))
                .reason()
                .code();
    }

    private Reading look(DirectProbe probe) {
        return probe.look(new ProbeContext(Deadline.in(Duration.ofMillis(400), time.nanoTime()), time));
    }
}
