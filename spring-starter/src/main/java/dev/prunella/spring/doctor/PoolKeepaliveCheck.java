// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.doctor;

import java.util.List;

/** A pool that never looks at its idle connections hands out those that a firewall has dropped. */
final class PoolKeepaliveCheck implements DoctorCheck {

    private final PoolFacts.Source source;

    PoolKeepaliveCheck(PoolFacts.Source source) {
        this.source = source;
    }

    @Override
    public List<Finding> examine() {
        return source.pools().stream()
                .filter(pool -> pool.keepaliveMillis() == 0)
                .map(PoolKeepaliveCheck::finding)
                .toList();
    }

    private static Finding finding(PoolFacts pool) {
        return new Finding(
                "pool-keepalive",
                pool.bean(),
                "keepaliveTime is 0",
                "an idle connection that a firewall or a load balancer has dropped is noticed only by who borrows it",
                pool.prefix().isEmpty() ? "keepaliveTime" : pool.prefix() + ".keepalive-time",
                "120000");
    }
}
