// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.resilience4j;

import java.util.concurrent.atomic.LongAdder;
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

    private final LongAdder swallowed = new LongAdder();
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

    void swallow(Throwable thrown) {
        swallowed.increment();
        LOG.debug("News of a circuit breaker could not be taken", thrown);
    }

    /** How often news could not be taken. */
    long swallowed() {
        return swallowed.sum();
    }
}
