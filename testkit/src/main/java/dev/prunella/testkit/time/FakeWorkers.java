// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.time;

import dev.prunella.time.HealingScheduler.Run;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The places for work, and the work that waits for one. */
final class FakeWorkers {

    private static final int MOST_WAITING = 100_000;

    private final Deque<Work> waiting = new ArrayDeque<>();
    private final VirtualClock clock;
    private final Agenda agenda;
    private final Fibers fibers;
    private int free;
    private boolean closed;

    FakeWorkers(int places, VirtualClock clock, Agenda agenda, Fibers fibers) {
        this.free = places;
        this.clock = clock;
        this.agenda = agenda;
        this.fibers = fibers;
    }

    synchronized Run run(String name, Runnable task) {
        Work work = new Work(name, task);
        if (closed) {
            work.calledOff = true;
            return work;
        }
        if (waiting.size() >= MOST_WAITING) {
            throw new IllegalStateException(name + ": more than " + MOST_WAITING + " runs wait for a worker");
        }
        waiting.add(work);
        beginSoon();
        return work;
    }

    synchronized void close() {
        closed = true;
        waiting.forEach(work -> work.calledOff = true);
        waiting.clear();
    }

    private void beginSoon() {
        agenda.timer(clock.nanoTime(), this::beginNext);
    }

    private void beginNext() {
        Work next = takeNext();
        if (next != null) {
            next.begin();
        }
    }

    private synchronized @Nullable Work takeNext() {
        if (free == 0 || waiting.isEmpty()) {
            return null;
        }
        free--;
        return waiting.remove();
    }

    private synchronized void giveBackPlace() {
        free++;
        if (!waiting.isEmpty()) {
            beginSoon();
        }
    }

    private synchronized boolean callOff(Work work) {
        return waiting.remove(work);
    }

    private final class Work implements Run {

        private final String name;
        private final Runnable task;
        private @Nullable Fiber fiber;
        private boolean holdsPlace;
        private boolean calledOff;

        Work(String name, Runnable task) {
            this.name = name;
            this.task = task;
        }

        void begin() {
            holdsPlace = true;
            fiber = fibers.prepare(name, task, this::abandon);
            fibers.turn(fiber);
        }

        @Override
        public void interrupt() {
            if (callOff(this)) {
                calledOff = true;
            } else if (fiber != null) {
                fibers.interrupt(fiber);
            }
        }

        @Override
        public void abandon() {
            if (holdsPlace) {
                holdsPlace = false;
                giveBackPlace();
            }
        }

        @Override
        public boolean ended() {
            return calledOff || (fiber != null && fiber.ended());
        }
    }
}
