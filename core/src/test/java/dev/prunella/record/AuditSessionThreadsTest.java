// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import static dev.prunella.record.TrailFixture.intent;
import static dev.prunella.record.TrailFixture.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An open trail lets go of its locks on whichever thread it is left. */
@Timeout(60)
class AuditSessionThreadsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    Path temp;

    private TrailFixture trail;

    @BeforeEach
    void open() throws IOException {
        trail = new TrailFixture(temp.resolve("audit"));
        trail.time.advance(SECOND);
        trail.append(intent("1"));
    }

    @Test // a thread that waits for the lock of another would never come back
    void everyThreadLetsGoOfTheTrailWhenItIsDone() throws Exception {
        trail.offer(note("a"));
        elsewhere(trail.time::runLane);
        trail.time.advance(SECOND);
        elsewhere(trail.time::runLane);
        trail.append(note("b"));
        trail.session.close(SECOND);
        elsewhere(trail.time::runLane);

        trail.time.advance(SECOND);
        elsewhere(trail.time::runLane);

        trail.open();
        assertThat(trail.session.recovery().lastSeq()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aStoreThatIsAtWorkIsGivenUpOnlyWhenItReturns(boolean laneIsGone) throws Exception {
        CountDownLatch atWork = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        trail.disk.duringSync = () -> {
            atWork.countDown();
            await(goOn);
        };
        trail.offer(intent("2"));
        Thread writer = start(trail.time::runLane);
        await(atWork);
        if (laneIsGone) {
            trail.time.close(Duration.ZERO);
        }
        var closed = trail.session.close(SECOND).toCompletableFuture();
        trail.time.advance(SECOND);
        assertThat(closed).isCompletedWithValue(false);
        assertThatThrownBy(trail::open).isInstanceOf(AuditUnavailableException.class);

        goOn.countDown();
        writer.join();

        trail.open();
    }

    @Test
    void theThreadThatGivesUpTheStoreLetsGoOfTheTrail() throws Exception {
        var closed = trail.session.close(SECOND).toCompletableFuture();
        elsewhere(() -> trail.time.advance(SECOND));
        elsewhere(trail.time::runLane);

        assertThat(closed).isCompletedWithValue(false);
        trail.open();
    }

    private static void elsewhere(Runnable work) throws InterruptedException {
        start(work).join();
    }

    private static Thread start(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
