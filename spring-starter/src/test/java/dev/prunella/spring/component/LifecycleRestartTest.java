// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;

class LifecycleRestartTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final Line line = new Line();

    @Test
    void waitsUntilWhatIsUnderWayIsDone() throws Exception {
        line.start();
        line.finishes = new Thread(() -> line.done("finished"));

        new LifecycleRestart("line", line).stop(LONG);
        line.did.add("and then");

        assertThat(line.did).containsExactly("started", "stopping", "finished", "and then");
    }

    @Test
    void failsWhereItDoesNotStopInTime() {
        line.start();

        assertThatThrownBy(() -> new LifecycleRestart("line", line).stop(Duration.ofMillis(20)))
                .isInstanceOf(TimeoutException.class)
                .hasMessage("bean 'line' has not stopped within PT0.02S");
    }

    @Test
    void hasNothingToStopWhereItDoesNotRun() throws Exception {
        new LifecycleRestart("line", line).stop(LONG);

        assertThat(line.did).isEmpty();
    }

    /** Says that it has stopped when a thread of its own has done what was under way. */
    private static final class Line implements SmartLifecycle {
        final List<String> did = new ArrayList<>();
        Thread finishes;
        Runnable callback = () -> {};
        private volatile boolean running;

        @Override
        public void start() {
            did.add("started");
            running = true;
        }

        @Override
        public void stop(Runnable whenDone) {
            did.add("stopping");
            callback = whenDone;
            if (finishes != null) {
                finishes.start();
            }
        }

        void done(String what) {
            did.add(what);
            running = false;
            callback.run();
        }

        @Override
        public void stop() {
            running = false;
        }

        @Override
        public boolean isRunning() {
            return running;
        }
    }
}
