// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.resilience4j;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thing of ours that resilience4j's publishers hold on to, since they never let go of a consumer. Once it is cut nothing
 * behind it can be reached from them.
 */
final class Line {

    private static final Logger LOG = LoggerFactory.getLogger(Line.class);

    private final AtomicBoolean complained = new AtomicBoolean();
    private volatile @Nullable AdoptedBreakers end;

    void connect(AdoptedBreakers breakers) {
        end = breakers;
    }

    void cut() {
        end = null;
    }

    /** Who hears; null if nobody does any more. */
    @Nullable
    AdoptedBreakers end() {
        return end;
    }

    /** Tells of rare news. Never throws: the caller is a thread of the application. */
    void tell(Consumer<AdoptedBreakers> news) {
        AdoptedBreakers hearer = end;
        if (hearer == null) {
            return;
        }
        try {
            news.accept(hearer);
        } catch (Throwable thrown) {
            swallow(thrown);
        }
    }

    /** Said once, as what fails for one call fails for all. */
    void swallow(Throwable thrown) {
        if (complained.compareAndSet(false, true)) {
            LOG.warn("supervisor: news of a circuit breaker could not be taken; this is said once", thrown);
        }
    }
}
