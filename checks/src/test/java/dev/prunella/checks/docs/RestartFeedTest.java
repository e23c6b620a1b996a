// SPDX-License-Identifier: Apache-2.0
package dev.prunella.checks.docs;

import dev.prunella.act.Remediation;
import dev.prunella.testkit.contract.RemediationContract;
import java.util.concurrent.Callable;

/** What {@code docs/testing.md} links to. */
class RestartFeedTest extends RemediationContract {

    private final Feed feed = new Feed();
    private final Remediation restart = Remediation.named("restart-feed", context -> feed.restart());

    @Override
    protected Remediation remediation() {
        return restart;
    }

    @Override
    protected void sicken() {
        feed.standStill();
    }

    @Override
    protected Object observe() {
        return feed.answers() + " " + feed.restarts();
    }

    @Override
    protected Callable<Boolean> beginUserWork() {
        return feed.subscribe();
    }
}
