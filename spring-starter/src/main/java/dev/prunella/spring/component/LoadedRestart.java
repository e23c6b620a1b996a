// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.component;

import dev.prunella.actuators.component.Restartable;
import dev.prunella.spring.ApplicationLoader;
import java.time.Duration;

/**
 * The same in the application's class loader, in which threads that it starts find their parts.
 *
 * @param thing what is restarted
 * @param loader the application's
 */
record LoadedRestart(Restartable thing, ApplicationLoader loader) implements Restartable {

    @Override
    public void start() throws Exception {
        loader.run(() -> {
            thing.start();
            return true;
        });
    }

    @Override
    public void stop(Duration limit) throws Exception {
        loader.run(() -> {
            thing.stop(limit);
            return true;
        });
    }

    @Override
    public boolean isRunning() {
        return thing.isRunning();
    }
}
