// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.contract;

import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationContext;
import dev.prunella.act.RemediationResult;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Actions that each break one clause of their contract, but for the first. */
final class WrongRemediations {

    private WrongRemediations() {}

    static class Right extends RemediationContract {

        final Thing thing = new Thing();
        private final Remediation remediation = Remediation.named("mend", this::run);

        RemediationResult run(RemediationContext context) {
            boolean worked = thing.works.getAndSet(true);
            return worked ? RemediationResult.alreadyDone("it works") : RemediationResult.done("mended");
        }

        @Override
        protected Remediation remediation() {
            return remediation;
        }

        @Override
        protected void sicken() {
            thing.works.set(false);
        }

        @Override
        protected Object observe() {
            return thing.state();
        }

        @Override
        protected Callable<Boolean> beginUserWork() {
            return thing.workGoesOn::get;
        }

        @Override
        protected Duration deadline() {
            return Duration.ofMillis(300);
        }
    }

    static class Fails extends Right {
        @Override
        RemediationResult run(RemediationContext context) {
            return RemediationResult.failed("cannot", "no way");
        }
    }

    static class SaysNothing extends Right {
        @Override
        RemediationResult run(RemediationContext context) {
            return null;
        }
    }

    static class AddsUp extends Right {
        @Override
        RemediationResult run(RemediationContext context) {
            thing.touched.incrementAndGet();
            return super.run(context);
        }
    }

    static class HurtsWhatIsWell extends Right {
        @Override
        RemediationResult run(RemediationContext context) {
            thing.works.set(!thing.works.get());
            return RemediationResult.done("toggled");
        }
    }

    static class HangsForEver extends Right {
        @Override
        RemediationResult run(RemediationContext context) {
            Thing.hangForEver();
            return super.run(context);
        }
    }

    static class LeavesAThread extends Right {
        @Override
        RemediationResult run(RemediationContext context) {
            var thread = new Thread(Thing::hangForEver, "left-behind");
            thread.setDaemon(true);
            thread.start();
            return super.run(context);
        }
    }

    static class DropsUsersWork extends Right {
        @Override
        RemediationResult run(RemediationContext context) {
            thing.workGoesOn.set(false);
            return super.run(context);
        }
    }
}
