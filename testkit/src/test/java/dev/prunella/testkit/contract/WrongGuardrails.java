// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.contract;

import dev.prunella.decide.Answer;
import dev.prunella.decide.Guardrail;
import dev.prunella.decide.Ledger;
import dev.prunella.decide.Proposal;

/** Guardrails that each break one clause of their contract. */
final class WrongGuardrails {

    private WrongGuardrails() {}

    abstract static class Named extends GuardrailContract implements Guardrail {

        private int asked;

        @Override
        protected Guardrail guardrail() {
            return this;
        }

        @Override
        public String name() {
            return "wrong";
        }

        @Override
        public Answer check(Proposal proposal, Ledger ledger) {
            return Answer.permit();
        }

        final int ask() {
            return ++asked;
        }
    }

    static class Throws extends Named {
        @Override
        public Answer check(Proposal proposal, Ledger ledger) {
            throw new IllegalStateException("paused by " + ledger.pausedBecause());
        }
    }

    static class Counts extends Named {
        @Override
        public Answer check(Proposal proposal, Ledger ledger) {
            return ask() % 2 == 0 ? Answer.permit() : Answer.deny("odd", "every second one");
        }
    }

    static class DefersIntoThePast extends Named {
        @Override
        public Answer check(Proposal proposal, Ledger ledger) {
            return Answer.defer(ledger.nowNanos(), "now", "ask again at once");
        }
    }

    static class HasNoName extends Named {
        @Override
        public String name() {
            return "";
        }
    }
}
