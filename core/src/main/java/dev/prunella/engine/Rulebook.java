// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.decide.Policy;
import dev.prunella.decide.guardrails.Guardrails;
import dev.prunella.loop.Governor;

/** The policy in force. It is replaced as a whole, so whoever reads it once decides by one policy alone. */
final class Rulebook {

    private final Guardrails guardrails;
    private volatile Rules rules;

    /**
     * What decisions are made by.
     *
     * @param policy the numbers
     * @param hash the policy's, for the trail
     * @param governor asks the guardrails
     */
    record Rules(Policy policy, String hash, Governor governor) {}

    Rulebook(Policy policy, Guardrails guardrails) {
        this.guardrails = guardrails;
        this.rules = rules(policy);
    }

    Rules inForce() {
        return rules;
    }

    Policy policy() {
        return rules.policy;
    }

    Governor governor() {
        return rules.governor;
    }

    void replace(Policy policy) {
        rules = rules(policy);
    }

    private Rules rules(Policy policy) {
        return new Rules(policy, policy.hash(), new Governor(policy, guardrails));
    }
}
