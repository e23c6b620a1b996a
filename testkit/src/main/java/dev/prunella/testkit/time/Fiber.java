// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.time;

import dev.prunella.time.Cancellable;
import org.jspecify.annotations.Nullable;

/** A piece of work under virtual time, from its first turn to its end. */
final class Fiber {

    private final String name;
    private final Runnable work;
    private final Runnable whenEnded;
    private @Nullable Carrier carrier;
    private @Nullable Cancellable wake;
    private @Nullable Throwable thrown;
    private boolean ended;

    /** @param whenEnded runs on the driving thread, right after the last turn */
    Fiber(String name, Runnable work, Runnable whenEnded) {
        this.name = name;
        this.work = work;
        this.whenEnded = whenEnded;
    }

    String name() {
        return name;
    }

    boolean ended() {
        return ended;
    }

    /** What the work threw, once it has ended. */
    @Nullable
    Throwable thrown() {
        return thrown;
    }

    boolean begun() {
        return carrier != null;
    }

    boolean isCurrentThread() {
        return carrier != null && carrier.isCurrentThread();
    }

    /** Called by the driving thread: one turn, the first one on a carrier of {@code carriers}. */
    void turn(Carriers carriers) {
        Carrier mine = carrier;
        if (mine == null) {
            mine = carriers.take();
            mine.load(name, this::runWork);
            carrier = mine;
        }
        mine.turn();
        if (ended) {
            carrier = null;
            carriers.giveBack(mine);
            whenEnded.run();
        }
    }

    /** Called by the driving thread, instead of the first turn, for work that does not pause. */
    void runHere() {
        runWork();
        whenEnded.run();
    }

    /** Called by the work: waits for {@code next}, the entry that will give it another turn, or for an interrupt. */
    void giveTurnUntil(Cancellable next) throws InterruptedException {
        wake = next;
        carrier().giveTurn();
        wake = null;
        throwIfInterrupted();
    }

    /**
     * Interrupts its thread.
     *
     * @return whether it stands in a pause and needs a turn to notice
     */
    boolean interrupt() {
        if (ended || carrier == null) {
            return false;
        }
        carrier.interrupt();
        Cancellable pending = wake;
        if (pending == null) {
            return false;
        }
        pending.cancel();
        wake = null;
        return true;
    }

    private void runWork() {
        try {
            work.run();
        } catch (Throwable t) {
            thrown = t;
        } finally {
            ended = true;
        }
    }

    private Carrier carrier() {
        if (carrier == null) {
            throw new IllegalStateException(name + " is not under way");
        }
        return carrier;
    }

    static void throwIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted under virtual time");
        }
    }
}
