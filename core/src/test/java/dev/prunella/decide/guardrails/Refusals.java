// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.decide.Judgement;
import dev.prunella.decide.Policy;
import dev.prunella.decide.Ruling;
import java.nio.file.Path;
import java.util.List;

/** Puts a proposal before all guardrails. What they say stands word for word on the page for the person on call. */
abstract class Refusals {

    private static final Path PAGE = Path.of("..", "docs", "refusals.md");

    final Proposals proposal = new Proposals();
    final Books books = new Books();
    boolean durable = true;
    double errorBudget = Double.NaN;
    boolean affordable = true;
    private Policy policy = Policy.ofDefaults();

    Ruling rule() {
        var rules = new Guardrails(durable, target -> errorBudget, (target, remediation) -> affordable, List.of());
        return Ruling.of(proposal.build(), books, rules.of(policy));
    }

    /** The policy in force, under which it is proposed too. */
    void under(Policy other) {
        policy = other;
        proposal.policy = other.hash();
    }

    void expect(String sentence) {
        Judgement refusal = rule().refusal();
        assertThat(refusal).isNotNull();
        assertThat(refusal.toString()).isEqualTo(sentence);
        assertThat(PAGE).content().contains(sentence + "\n");
    }
}
