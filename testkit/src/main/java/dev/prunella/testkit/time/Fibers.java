// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.time;

import dev.prunella.time.Cancellable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All work that is under way, of which at most one piece runs at a time. */
final class Fibers {

    private static final int MOST_KEPT = 100;

    private final VirtualClock clock;
    private final Agenda agenda;
    private final Carriers carriers = new Carriers();
    private final Set<Fiber> underWay = new LinkedHashSet<>();
    private final List<Throwable> swallowed = new ArrayList<>();
    private final Predicate<String> pauses;
    private volatile @Nullable Fiber running;

    Fibers(VirtualClock clock, Agenda agenda, Predicate<String> pauses) {
        this.clock = clock;
        this.agenda = agenda;
        this.pauses = pauses;
    }

    /** A piece of work that begins with its first turn; {@code whenEnded} runs on the driving thread. */
    Fiber prepare(String name, Runnable work, Runnable whenEnded) {
        Fiber fiber = new Fiber(name, work, whenEnded);
        underWay.add(fiber);
        return fiber;
    }

    /**
     * Lets it run until it has ended or pauses; called by the driving thread alone. The piece that ran before is kept, as
     * work may close the scheduler and so let other work have turns within its own.
     */
    void turn(Fiber fiber) {
        Fiber before = running;
        running = fiber;
        try {
            if (fiber.begun() || pauses.test(fiber.name())) {
                fiber.turn(carriers);
            } else {
                fiber.runHere();
            }
        } finally {
            running = before;
        }
        if (fiber.ended()) {
            underWay.remove(fiber);
            keep(fiber.thrown());
        }
    }

    /** Takes {@code time} of the piece of work that calls it; null is for ever. */
    void pause(@Nullable Duration time) throws InterruptedException {
        Fiber fiber = running;
        if (fiber == null || !fiber.isCurrentThread()) {
            throw new IllegalStateException("only work that was handed to run() or to a lane can pause under virtual"
                    + " time; a test advances it, and a timer's task must be short");
        }
        Fiber.throwIfInterrupted();
        Cancellable never = () -> {};
        fiber.giveTurnUntil(time == null ? never : agenda.wake(clock.in(time), () -> turn(fiber)));
    }

    void interrupt(Fiber fiber) {
        if (fiber.interrupt()) {
            agenda.wake(clock.nanoTime(), () -> turn(fiber));
        }
    }

    void interruptAll() {
        List.copyOf(underWay).forEach(this::interrupt);
    }

    List<String> namesUnderWay() {
        return underWay.stream().map(Fiber::name).toList();
    }

    boolean oneRuns() {
        return running != null;
    }

    List<Throwable> swallowed() {
        return List.copyOf(swallowed);
    }

    void end() {
        carriers.end();
    }

    private void keep(@Nullable Throwable thrown) {
        if (thrown != null && swallowed.size() < MOST_KEPT) {
            swallowed.add(thrown);
        }
    }
}
