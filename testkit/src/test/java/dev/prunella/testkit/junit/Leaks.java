// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.junit;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Test classes, most of them wrong, that {@link NoLeakedThreadsTest} runs. */
final class Leaks {

    /** What the threads wait for; a daemon that was forgotten ends with the process. */
    static final Gatekeeper GATE = new Gatekeeper();

    private Leaks() {}

    @ExtendWith(NoLeakedThreads.class)
    static class InATest {

        @Test
        void leaks() {
            GATE.start("prunella-left-by-a-test");
        }

        @Test
        void isTidy() {}
    }

    @ExtendWith(NoLeakedThreads.class)
    static class InAClass {

        @BeforeAll
        static void leak() {
            GATE.start("prunella-left-by-a-class");
        }

        @Test
        void isTidy() {}
    }

    static class OnOneMethod {

        @Test
        @ExtendWith(NoLeakedThreads.class)
        void leaks() {
            GATE.start("prunella-left-by-a-method");
        }
    }

    static class WithoutAWordAboutIt {

        @Test
        void leaks() {
            GATE.start("prunella-left-unannounced");
        }
    }

    @ExtendWith(NoLeakedThreads.class)
    static class OthersThreads {

        @Test
        void leavesAThreadOfAnotherName() {
            GATE.start("pool-1-thread-1");
        }
    }

    @ExtendWith(NoLeakedThreads.class)
    static class Tidy {

        private Thread thread;

        @BeforeAll
        static void startForAll() {
            GATE.start("prunella-for-all");
        }

        @BeforeEach
        void start() {
            thread = GATE.start("prunella-for-one");
        }

        @Test
        void usesThem() {}

        @AfterEach
        void stop() {
            thread.interrupt();
        }

        @AfterAll
        static void stopAll() {
            GATE.open();
        }
    }

    @ExtendWith(NoLeakedThreads.class)
    static class Sharing {

        @Test
        void startsWhatTheOthersUseToo() {
            GATE.start("prunella-shared");
        }

        @AfterAll
        static void stop() {
            GATE.open();
        }
    }

    @ExtendWith(NoLeakedThreads.class)
    @Execution(ExecutionMode.CONCURRENT)
    static class AtTheSameTime {

        private static final CountDownLatch LEFT = new CountDownLatch(1);
        private static final CountDownLatch OTHER_BEGAN = new CountDownLatch(1);

        @Test
        void leaks() throws InterruptedException {
            OTHER_BEGAN.await();
            GATE.start("prunella-left-in-company");
            LEFT.countDown();
        }

        @Test
        void isTidyAndRunsMeanwhile() throws InterruptedException {
            OTHER_BEGAN.countDown();
            LEFT.await();
        }
    }
}
