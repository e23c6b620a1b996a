// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.resilience4j;

import dev.prunella.detect.SymptomSource;
import dev.prunella.model.Reason;
import dev.prunella.time.Cancellable;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The targets that want to hear of symptoms: one entry a supervised target. */
final class Hearers {

    private record Hearer(String target, SymptomSource.Listener listener) {}

    private final List<Hearer> all = new CopyOnWriteArrayList<>();

    Cancellable add(String target, SymptomSource.Listener listener) {
        Hearer hearer = new Hearer(target, listener);
        all.add(hearer);
        return () -> all.remove(hearer);
    }

    void tell(String target, Reason symptom) {
        for (Hearer hearer : all) {
            if (hearer.target.equals(target)) {
                hearer.listener.noticed(symptom);
            }
        }
    }

    void clear() {
        all.clear();
    }
}
