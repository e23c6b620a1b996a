// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.component;

import static dev.prunella.spring.declared.Annotated.application;
import static dev.prunella.spring.declared.Annotated.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prunella.actuators.component.Restartable;
import dev.prunella.model.Mode;
import dev.prunella.spring.annotation.SelfHealing;
import dev.prunella.testkit.junit.NoLeakedThreads;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Components whose start was left to the loop. */
@ExtendWith({NoLeakedThreads.class, OutputCaptureExtension.class})
class FirstStartsTest {

    private final List<String> did = new CopyOnWriteArrayList<>();
    private final ApplicationContextRunner application = application()
            .withBean("one", Part.class, () -> new Part("one", did, false))
            .withBean("broken", Part.class, () -> new Part("broken", did, true))
            .withBean("two", Part.class, () -> new Part("two", did, false));

    @Test
    void startsThemInOrderAndStopsThemWithTheContext(CapturedOutput log) {
        application.run(context -> {
            assertThat(context).hasNotFailed();
            await().untilAsserted(() -> assertThat(did).contains("start one", "start broken", "start two"));
            await().untilAsserted(() -> assertThat(log).contains("two: has been started"));
        });

        assertThat(did).containsSubsequence("start one", "start broken", "start two", "stop two", "stop one");
        assertThat(did).doesNotContain("stop broken");
        assertThat(log).contains("broken: could not be started, which is left to the loop: java.io.IOException: no");
    }

    @Test
    void startsThemWhereTheyAreOnlyWatchedToo() {
        application.withPropertyValues("prunella.targets.one.mode=shadow").run(context -> {
            assertThat(status(context, "one").mode()).isEqualTo(Mode.SHADOW);
            await().untilAsserted(() -> assertThat(did).contains("start one"));
        });
    }

    @Test
    void startsThemAnewWithTheContext() {
        application.run(context -> {
            await().untilAsserted(() -> assertThat(did).contains("start two"));
            context.getSourceApplicationContext().stop();
            did.clear();
            context.getSourceApplicationContext().start();
            await().untilAsserted(() -> assertThat(did).contains("start one", "start two"));
        });
    }

    @SelfHealing(startInLoop = true)
    static class Part implements Restartable {
        private final String name;
        private final List<String> did;
        private final boolean broken;
        private volatile boolean running;

        Part(String name, List<String> did, boolean broken) {
            this.name = name;
            this.did = did;
            this.broken = broken;
        }

        @Override
        public void start() throws IOException {
            did.add("start " + name);
            if (broken) {
                throw new IOException("no");
            }
            running = true;
        }

        @Override
        public void stop(Duration limit) {
            did.add("stop " + name);
            running = false;
        }

        @Override
        public boolean isRunning() {
            return running;
        }
    }
}
