// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record.telemetry;

import dev.prunella.model.IncidentId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of incidents until they close: of {@value #MOST} at most, since the end of one may be among the events that were
 * dropped. The oldest gives way. Confined to a lane.
 */
final class OpenIncidents<T> {

    static final int MOST = 4_096;

    private final Map<IncidentId, T> open = new LinkedHashMap<>();
    private final Consumer<T> forgotten;

    OpenIncidents(Consumer<T> forgotten) {
        this.forgotten = forgotten;
    }

    void put(IncidentId id, T value) {
        open.put(id, value);
        if (open.size() > MOST) {
            T oldest = open.remove(open.keySet().iterator().next());
            if (oldest != null) {
                forgotten.accept(oldest);
            }
        }
    }

    @Nullable
    T get(IncidentId id) {
        return open.get(id);
    }

    @Nullable
    T remove(IncidentId id) {
        return open.remove(id);
    }
}
