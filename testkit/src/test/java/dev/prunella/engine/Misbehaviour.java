// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.detect.Reading;
import dev.prunella.testkit.time.FakeTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** FAULT-F16: what user code does that never comes to a proper end. */
enum Misbehaviour {
    THROWS_AN_EXCEPTION {
        @Override
        void happen(FakeTime time) {
            throw new IllegalStateException("broken");
        }
    },
    THROWS_AN_ERROR {
        @Override
        void happen(FakeTime time) {
            throw new NoClassDefFoundError("Gone");
        }
    },
    OVERFLOWS_THE_STACK {
        @Override
        void happen(FakeTime time) {
            overflow();
        }
    },
    RUNS_OUT_OF_MEMORY {
        @Override
        void happen(FakeTime time) {
            throw new OutOfMemoryError("no room");
        }
    },
    THROWS_WHAT_CANNOT_BE_PRINTED {
        @Override
        void happen(FakeTime time) {
            throw new IllegalStateException() {
                private static final long serialVersionUID = 1L;

                @Override
                public String getMessage() {
                    throw new IllegalStateException("not even this");
                }
            };
        }
    },
    THROWS_TEN_MEGABYTES_OF_TEXT {
        @Override
        void happen(FakeTime time) {
            throw new IllegalStateException(TEN_MEGABYTES);
        }
    },
    NEVER_RETURNS {
        @Override
        void happen(FakeTime time) throws InterruptedException {
            time.hang();
        }
    },
    IGNORES_INTERRUPTS {
        @Override
        void happen(FakeTime time) {
            while (true) {
                try {
                    time.hang();
                } catch (InterruptedException e) {
                    // that is what this one is about
                }
            }
        }
    };

    private static final String TEN_MEGABYTES = "x".repeat(10_000_000);

    abstract void happen(FakeTime time) throws InterruptedException;

    /** For work under virtual time: takes this long, whoever interrupts it. */
    static void ignoreInterruptsFor(FakeTime time, Duration span) {
        long until = time.nanoTime() + span.toNanos();
        while (time.nanoTime() < until) {
            try {
                time.pause(Duration.ofNanos(until - time.nanoTime()));
            } catch (InterruptedException e) {
                // it ignores them
            }
        }
    }

    /** A list that is an element of itself has no end. */
    static int overflow() {
        List<Object> itself = new ArrayList<>();
        itself.add(itself);
        return itself.hashCode();
    }

    /** In the place of a look. */
    Reading instead(FakeTime time) throws InterruptedException {
        happen(time);
        return Reading.pass();
    }

    boolean hangs() {
        return this == NEVER_RETURNS || this == IGNORES_INTERRUPTS;
    }
}
