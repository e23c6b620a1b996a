// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.slo.Sli;
import dev.prunella.slo.Slo;
import dev.prunella.slo.SloBuilder;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** What an application does for its users, of which a test says which share fails. */
final class Business {

    static final Duration STEP = Duration.ofSeconds(1);

    private final Lab lab;
    final AtomicLong good = new AtomicLong();
    final AtomicLong total = new AtomicLong();
    private double owed;

    Business(Lab lab) {
        this.lab = lab;
    }

    /** An objective of 99.9 % over 30 days. */
    SloBuilder objective(String name) {
        return Slo.named(name)
                .measuredBy(Sli.ratio(good::get, total::get))
                .objective(0.999)
                .ownedBy("team-checkout");
    }

    /** A hundred events a second. */
    void goesOn(Duration span, double failing) {
        for (long i = 0; i < span.dividedBy(STEP); i++) {
            owed += 100 * failing;
            long bad = (long) owed;
            owed -= bad;
            total.addAndGet(100);
            good.addAndGet(100 - bad);
            lab.pass(STEP);
        }
    }
}
