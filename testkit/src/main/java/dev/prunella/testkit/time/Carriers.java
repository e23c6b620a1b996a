// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.time;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The threads of one virtual time: as many as pieces of work were ever under way together, used again and again. */
final class Carriers {

    private final List<Carrier> all = new ArrayList<>();
    private final Deque<Carrier> idle = new ArrayDeque<>();

    synchronized Carrier take() {
        Carrier carrier = idle.poll();
        if (carrier == null) {
            carrier = new Carrier();
            all.add(carrier);
        }
        return carrier;
    }

    synchronized void giveBack(Carrier carrier) {
        idle.push(carrier);
    }

    synchronized void end() {
        all.forEach(Carrier::end);
        all.clear();
        idle.clear();
    }
}
