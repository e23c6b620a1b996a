// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.prunella.time.HealingClock;
import java.time.Duration;

/**
 * Tells clients apart that call too often. Of too many clients those are forgotten that call rarely (Caffeine's TinyLFU), so a
 * flood of names that are used once does not wash out the one who calls all the time. Safe for use by several threads.
 */
final class Throttle {

    private final HealingClock clock;
    private final long spacingNanos;
    private final long burstNanos;
    private final Cache<String, Allowance> clients;

    Throttle(ThrottlePolicy policy, HealingClock clock) {
        this.clock = clock;
        spacingNanos = Math.max(1, policy.span().toNanos() / policy.calls());
        burstNanos = spacingNanos * (policy.burst() - 1);
        clients = Caffeine.newBuilder()
                .maximumSize(policy.clients())
                .expireAfterAccess(Duration.ofNanos(burstNanos + spacingNanos).plusMinutes(1))
                .ticker(clock::nanoTime)
                .executor(Runnable::run)
                .build();
    }

    /** Whether this client may call now; an empty name always may. */
    boolean admits(String client) {
        if (client.isEmpty()) {
            return true;
        }
        return clients.get(client, name -> new Allowance(clock)).spend(spacingNanos, burstNanos);
    }

    /** How many clients are remembered, about. */
    long size() {
        return clients.estimatedSize();
    }
}
