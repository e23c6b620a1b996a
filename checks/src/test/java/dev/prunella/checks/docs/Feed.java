// SPDX-License-Identifier: Apache-2.0
package dev.prunella.checks.docs;

import dev.prunella.act.RemediationResult;
import java.util.concurrent.Callable;

/** Some component of an application: takes prices in and may stand still until it is restarted. */
final class Feed {

    private long processed;
    private long pending;
    private int restarts;
    private boolean stuck;

    synchronized void receive(int prices) {
        pending += prices;
        if (!stuck) {
            processed += pending;
            pending = 0;
        }
    }

    synchronized void standStill() {
        stuck = true;
    }

    synchronized RemediationResult restart() {
        if (!stuck) {
            return RemediationResult.alreadyDone("the feed works");
        }
        stuck = false;
        restarts++;
        receive(0);
        return RemediationResult.done("restarted the feed");
    }

    synchronized boolean answers() {
        return !stuck;
    }

    synchronized long processed() {
        return processed;
    }

    synchronized long pending() {
        return pending;
    }

    synchronized int restarts() {
        return restarts;
    }

    /** What a customer who reads prices sees. */
    Callable<Boolean> subscribe() {
        long seen = processed();
        return () -> processed() >= seen;
    }
}
