// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationContext;
import dev.prunella.act.RemediationResult;
import java.util.List;

/**
 * Evicts exactly the connections that have leaked, by the server's word of the moment of the eviction. It buys time: the code that
 * forgets them goes on forgetting, and where it stands is in the detail.
 */
final class EvictLeaked implements Remediation.Action {

    static final String NAME = "hikari:evict-leaked";

    private final HealableHikariDataSource dataSource;
    private final Leaks leaks;

    EvictLeaked(HealableHikariDataSource dataSource, Leaks leaks) {
        this.dataSource = dataSource;
        this.leaks = leaks;
    }

    @Override
    public RemediationResult run(RemediationContext context) {
        List<Borrow> leaked = leaks.confirmed();
        if (leaked == null) {
            return RemediationResult.failed("not-confirmed", "the server does not say whether they still lie idle");
        }
        List<Borrow> evicted = leaked.stream().filter(this::evict).toList();
        if (evicted.isEmpty()) {
            return RemediationResult.alreadyDone("no connection is proven leaked any more");
        }
        leaks.forget(evicted);
        return RemediationResult.done(
                "evicted %d leaked connections, %s".formatted(evicted.size(), new LeakEvidence(evicted).whole()));
    }

    private boolean evict(Borrow borrow) {
        for (PoolGeneration generation : dataSource.generations()) {
            if (generation.connections().goesOn(borrow)) {
                generation.evict(borrow.proxy());
                return true;
            }
        }
        return false;
    }
}
