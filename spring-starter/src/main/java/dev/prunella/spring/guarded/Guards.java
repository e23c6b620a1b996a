// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.guarded;

import dev.prunella.HealingSupervisor;
import dev.prunella.guard.Guard;
import dev.prunella.spring.Supervision;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the guards of one context come from: its supervisor, once that has begun. Safe for use by several threads. */
final class Guards {

    private static final Logger LOG = LoggerFactory.getLogger(Guards.class);

    private volatile @Nullable Supervision supervision;

    /** From now on they may be in force; until then nobody knows the supervisor, and calls pass. */
    void comeFrom(Supervision value) {
        supervision = value;
    }

    /** Whether supervision has begun and is not over. Costs two volatile reads. */
    boolean areInForce() {
        return present() != null;
    }

    private @Nullable HealingSupervisor present() {
        Supervision known = supervision;
        return known == null ? null : known.ifBegun();
    }

    /** The guard of this name; null if there is none to be had. */
    @Nullable
    Guard of(String name) {
        HealingSupervisor supervisor = present();
        try {
            return supervisor == null ? null : supervisor.guard(name);
        } catch (RuntimeException e) { // who calls has asked for no guard, but for its answer
            LOG.warn("{}: there is no guard of this name, calls pass: {}", name, e.getMessage(), e);
            return null;
        }
    }
}
