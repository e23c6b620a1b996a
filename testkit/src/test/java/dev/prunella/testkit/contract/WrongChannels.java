// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.contract;

import dev.prunella.escalate.Escalation;
import dev.prunella.escalate.EscalationChannel;
import dev.prunella.escalate.Resolution;
import dev.prunella.model.IncidentId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/** A channel that keeps its contract, and some that each break one clause of it. */
final class WrongChannels {

    private WrongChannels() {}

    /** A paging system in memory, and the channel to it. */
    static class Right extends EscalationChannelContract implements EscalationChannel {

        final List<IncidentId> alerts = new ArrayList<>();
        boolean broken;
        boolean hanging;

        @Override
        protected EscalationChannel channel() {
            return this;
        }

        @Override
        protected int openAlerts(IncidentId of) {
            return (int) alerts.stream().filter(of::equals).count();
        }

        @Override
        protected void breakTheOtherSide() {
            broken = true;
        }

        @Override
        protected void hangTheOtherSide() {
            hanging = true;
        }

        @Override
        public String name() {
            return "pager";
        }

        @Override
        public void send(Escalation escalation) throws Exception {
            connect();
            if (!alerts.contains(escalation.incident().id())) {
                alerts.add(escalation.incident().id());
            }
        }

        @Override
        public void resolve(Resolution resolution) throws Exception {
            connect();
            alerts.removeIf(resolution.incident()::equals);
        }

        final void connect() throws IOException, InterruptedException {
            if (hanging) {
                new CountDownLatch(1).await();
            }
            if (broken) {
                throw new IOException("connection refused");
            }
        }
    }

    static class HasNoName extends Right {
        @Override
        public String name() {
            return " ";
        }
    }

    static class DropsEverything extends Right {
        @Override
        public void send(Escalation escalation) {}
    }

    static class OpensOneAlertATry extends Right {
        @Override
        public void send(Escalation escalation) throws Exception {
            connect();
            alerts.add(escalation.incident().id());
        }
    }

    static class MixesIncidentsUp extends Right {
        @Override
        public void resolve(Resolution resolution) {
            alerts.clear();
        }
    }

    static class ChokesOnOddText extends Right {
        @Override
        public void send(Escalation escalation) throws Exception {
            if (escalation.headline().contains("☃")) {
                throw new IOException("400 Bad Request");
            }
            super.send(escalation);
        }
    }

    static class NeverCloses extends Right {
        @Override
        public void resolve(Resolution resolution) {}
    }

    static class ThrowsOnWhatIsUnknown extends Right {
        @Override
        public void resolve(Resolution resolution) throws Exception {
            if (!alerts.contains(resolution.incident())) {
                throw new IOException("404 Not Found");
            }
            super.resolve(resolution);
        }
    }

    static class SwallowsItsFailure extends Right {
        @Override
        public void send(Escalation escalation) throws Exception {
            if (!broken) {
                super.send(escalation);
            }
        }
    }

    static class IgnoresInterrupts extends Right {
        @Override
        public void send(Escalation escalation) throws Exception {
            if (hanging) {
                new Semaphore(0).acquireUninterruptibly();
            }
            super.send(escalation);
        }
    }
}
