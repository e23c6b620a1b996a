// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets a few errands to one address be under way at a time, and a few in all; others wait in their order. So what hangs leaves workers to
 * the probes, and one address that hangs does not keep the next one waiting. Confined to the timer's thread.
 */
final class ErrandGate {

    private final int toOneAddress;
    private final int inAll;
    private final Map<Integer, Integer> underWay = new HashMap<>();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private int all;

    ErrandGate(int toOneAddress, int inAll) {
        this.toOneAddress = toOneAddress;
        this.inAll = inAll;
    }

    /** An errand that waits. */
    static final class Waiting {

        private final int address;
        private final Runnable errand;

        private Waiting(int address, Runnable errand) {
            this.address = address;
            this.errand = errand;
        }
    }

    /**
     * Begins an errand now, or once others have {@link #leave left}.
     *
     * @return null if it has begun
     */
    @Nullable
    Waiting enter(int address, Runnable errand) {
        if (isFree(address)) {
            begin(address, errand);
            return null;
        }
        Waiting one = new Waiting(address, errand);
        waiting.add(one);
        return one;
    }

    /** Takes one back that has not begun; false if it has. */
    boolean withdraw(Waiting one) {
        return waiting.remove(one);
    }

    /** An errand that had begun does not hold a worker any more. */
    void leave(int address) {
        underWay.merge(address, -1, Integer::sum);
        all--;
        for (Iterator<Waiting> others = waiting.iterator(); others.hasNext(); ) {
            Waiting next = others.next();
            if (isFree(next.address)) {
                others.remove();
                begin(next.address, next.errand);
                return;
            }
        }
    }

    private boolean isFree(int address) {
        return all < inAll && underWay.getOrDefault(address, 0) < toOneAddress;
    }

    private void begin(int address, Runnable errand) {
        underWay.merge(address, 1, Integer::sum);
        all++;
        errand.run();
    }
}
