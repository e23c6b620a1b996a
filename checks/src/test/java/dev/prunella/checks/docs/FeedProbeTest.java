// SPDX-License-Identifier: Apache-2.0
package dev.prunella.checks.docs;

import dev.prunella.detect.Probe;
import dev.prunella.testkit.contract.ProbeContract;

/** Shown in {@code docs/testing.md}; {@link ReadmeTest} compares the two. */
// region
class FeedProbeTest extends ProbeContract {

    private final Feed feed = new Feed();
    private final Probe probe = Probe.check(feed::answers);

    @Override
    protected Probe probe() {
        return probe;
    }

    @Override
    protected void breakIt() {
        feed.standStill();
    }

    @Override
    protected void mendIt() {
        feed.restart();
    }

    @Override
    protected Object observe() {
        return feed.processed() + " " + feed.pending();
    }
}
// endregion
