// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.guard.CallOptions;
import dev.prunella.guard.Guard;
import dev.prunella.guard.GuardRejectedException;
import java.io.IOException;

/** Calls through a guard, which fail when a test says so, and what became of them. */
final class Traffic {

    private final Guard guard;
    volatile boolean failing;
    int made;
    int ok;
    int failed;
    int turnedAway;

    Traffic(Guard guard) {
        this.guard = guard;
    }

    void calls(int count) {
        for (int i = 0; i < count; i++) {
            call(CallOptions.plain());
        }
    }

    void call(CallOptions options) {
        try {
            guard.call(options, this::work);
            ok++;
        } catch (GuardRejectedException e) {
            turnedAway++;
        } catch (IOException e) {
            failed++;
        }
    }

    private String work() throws IOException {
        made++;
        if (failing) {
            throw new IOException("no answer");
        }
        return "answer";
    }
}
