// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.contract;

import dev.prunella.act.Compensation;
import dev.prunella.act.RemediationContext;
import dev.prunella.act.RemediationResult;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Compensations that each break one clause of their contract, but for the first. */
final class WrongCompensations {

    private WrongCompensations() {}

    /** An attempt drains nodes, each under its key; the compensation lets them in again. */
    static class Right extends CompensationContract {

        final Set<String> drained = new ConcurrentSkipListSet<>(Set.of("by-a-person"));
        final Thing thing = new Thing();
        private final Compensation compensation =
                Compensation.named("undrain", this::run).within(Duration.ofMillis(300));

        RemediationResult run(RemediationContext context) throws Exception {
            return drained.remove(context.attempt().undoes())
                    ? RemediationResult.done("let in again")
                    : RemediationResult.alreadyDone("nothing is drained");
        }

        @Override
        protected Compensation compensation() {
            return compensation;
        }

        @Override
        protected void beginAndBreakOff() {
            drained.add(undoes());
        }

        @Override
        protected Object observe() {
            return drained + " " + thing.state();
        }
    }

    static class TakesNothingBack extends Right {
        @Override
        RemediationResult run(RemediationContext context) {
            return RemediationResult.done("no");
        }
    }

    static class TakesBackWhatOthersDid extends Right {
        @Override
        RemediationResult run(RemediationContext context) {
            drained.clear();
            return RemediationResult.done("let all in");
        }
    }

    static class AddsUp extends Right {
        @Override
        RemediationResult run(RemediationContext context) throws Exception {
            thing.touched.incrementAndGet();
            return super.run(context);
        }
    }

    static class FailsTheSecondTime extends Right {
        @Override
        RemediationResult run(RemediationContext context) {
            return drained.remove(context.attempt().undoes())
                    ? RemediationResult.done("let in again")
                    : RemediationResult.failed("nothing", "nothing is drained");
        }
    }

    static class HangsForEver extends Right {
        @Override
        RemediationResult run(RemediationContext context) throws Exception {
            Thing.hangForEver();
            return super.run(context);
        }
    }

    /** Forgets what it was about before it has done it. */
    static class CannotBeFinished extends Right {
        @Override
        RemediationResult run(RemediationContext context) throws Exception {
            if (thing.works.getAndSet(false)) {
                Thread.currentThread().join();
            }
            return RemediationResult.alreadyDone("was here before");
        }
    }
}
