// SPDX-License-Identifier: Apache-2.0
package dev.prunella.checks.docs;

import dev.prunella.HealingSupervisor;
import dev.prunella.SloHandle;
import dev.prunella.slo.BurnAlert;
import dev.prunella.slo.MeterQuery;
import dev.prunella.slo.Sli;
import dev.prunella.slo.Slo;
import dev.prunella.slo.SloStatus;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** What {@code docs/slo.md} shows, compiled; {@link ReadmeTest} compares the two. */
final class SloExample {

    private SloExample() {}

    static double checkout(HealingSupervisor supervisor) {
        // region
        SloHandle checkout = supervisor.slo(Slo.named("checkout")
                .measuredBy(Sli.guard("payments")) // calls that succeed, of all calls
                .objective(0.999) // over 30 days
                .ownedBy("team-checkout"));

        SloStatus status = checkout.status();
        double left = status.budget().left(); // 1 for all of it, 0 or less for none, NaN while nobody knows
        // endregion
        return left;
    }

    static List<Sli> indicators(MeterRegistry registry, LongAdder delivered, LongAdder sent) {
        // region
        MeterQuery requests = MeterQuery.named("http.server.requests");

        Sli calls = Sli.guard("payments"); // those that succeed
        Sli quick = Sli.guardLatency("payments", Duration.ofMillis(300)); // those that are quick, of those that succeed
        Sli database = Sli.probe("orders-db"); // slices of ten seconds in which its probe passes
        Sli requestsServed = Sli.badMeters(registry, requests.tag("outcome", "SERVER_ERROR"), requests);
        Sli requestsQuick = Sli.timer(registry, requests.tag("uri", "/pay"), Duration.ofMillis(300));
        Sli mails = Sli.ratio(delivered::sum, sent::sum); // your own counts
        // endregion
        return List.of(calls, quick, database, requestsServed, requestsQuick, mails);
    }

    static Slo withAlerts(Sli mails) {
        // region
        Slo slo = Slo.named("mails")
                .measuredBy(mails)
                .objective(0.9)
                .over(Duration.ofDays(7))
                .ownedBy("team-mail")
                .concerning("smtp", "mail-queue")
                .alerts(BurnAlert.page(5, Duration.ofHours(2)), BurnAlert.ticket(1.5, Duration.ofDays(1)))
                .build();
        // endregion
        return slo;
    }
}
