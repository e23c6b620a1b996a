// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.world;

import dev.prunella.testkit.simulation.scenario.Twist;
import dev.prunella.testkit.simulation.trace.Happening;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What misbehaves at present; of two troubles of the same thing the later one counts. */
final class Troubles {

    private final Stage stage;
    private final Map<String, Twist> present = new HashMap<>();

    Troubles(Stage stage) {
        this.stage = stage;
    }

    /** Begins one that ends by itself. */
    void begin(String what, String target, Twist twist, Duration lasts, String tell) {
        String key = what + target;
        present.put(key, twist);
        stage.tell(
                new Happening.Trouble(stage.now(), target, "%s %s for %d ms".formatted(what, tell, lasts.toMillis())));
        stage.time().after(lasts, () -> {
            if (present.remove(key, twist)) {
                stage.tell(new Happening.Trouble(stage.now(), target, what + " behaves again"));
            }
        });
    }

    <T extends Twist> @Nullable T present(Class<T> kind, String what, String target) {
        Twist twist = present.get(what + target);
        return kind.isInstance(twist) ? kind.cast(twist) : null;
    }

    void endAll() {
        present.clear();
    }
}
