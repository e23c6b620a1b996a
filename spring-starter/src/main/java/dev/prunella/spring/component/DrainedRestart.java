// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.component;

import dev.prunella.actuators.component.Restartable;
import java.time.Duration;

/**
 * A bean that knows how it is stopped, with the limit that was declared for it.
 *
 * @param thing the bean
 * @param drain its limit, in place of the one that is given, which knows nothing of the bean
 */
record DrainedRestart(Restartable thing, Duration drain) implements Restartable {

    @Override
    public void start() throws Exception {
        thing.start();
    }

    @Override
    public void stop(Duration limit) throws Exception {
        thing.stop(drain);
    }

    @Override
    public boolean isRunning() {
        return thing.isRunning();
    }
}
