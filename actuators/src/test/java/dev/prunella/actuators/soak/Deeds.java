// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.soak;

import dev.prunella.record.HealingEvent;
import dev.prunella.record.HealingListener;
import java.util.ArrayList;
import java.util.List;

/** Which actions were begun, of which target and why. */
final class Deeds implements HealingListener {

    private final List<HealingEvent.Intended> intended = new ArrayList<>();

    @Override
    public synchronized void on(HealingEvent event) {
        if (event instanceof HealingEvent.Intended action) {
            intended.add(action);
        }
    }

    /** The actions on this target since the last call. */
    synchronized List<HealingEvent.Intended> taken(String target) {
        var theirs = intended.stream()
                .filter(action -> action.target().equals(target))
                .toList();
        intended.removeAll(theirs);
        return theirs;
    }
}
