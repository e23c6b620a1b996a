// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.prunella.decide.Answer;
import dev.prunella.decide.Guardrail;
import dev.prunella.decide.Ledger;
import dev.prunella.decide.Proposal;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/**
 * What the governor expects of a {@link Guardrail}, which it asks on its own thread before each action. Extend it with yours;
 * the contract brings proposals of every mode, state and risk, and ledgers from empty to spent. Add those that yours is about.
 */
public abstract class GuardrailContract {

    private static final Duration ALL_WITHIN = Duration.ofSeconds(2);

    /** For those who extend it. */
    protected GuardrailContract() {}

    /** The guardrail. */
    protected abstract Guardrail guardrail();

    /** Further proposals that it shall stand; none by default. */
    protected List<Proposal> moreProposals() {
        return List.of();
    }

    /** It throws nothing, returns something, and does so at once. */
    @Test
    public void answersAtOnceWhateverIsProposed() throws Exception {
        Patience.call("check", ALL_WITHIN, () -> {
            ofAll((proposal, ledger) ->
                    assertNotNull(guardrail().check(proposal, ledger), () -> "no answer to " + proposal));
            return true;
        });
    }

    /** The same proposal and ledger give the same answer, whatever was asked in between. */
    @Test
    public void sameProposalGetsTheSameAnswer() {
        ofAll((proposal, ledger) -> {
            Answer first = guardrail().check(proposal, ledger);
            assertEquals(first, guardrail().check(proposal, ledger), () -> "answer given twice to " + proposal);
            guardrail().check(ProposalSamples.all().get(0), FixedLedger.SAMPLES.get(2));
            assertEquals(first, guardrail().check(proposal, ledger), () -> "later answer to " + proposal);
        });
    }

    /** Who is told to wait is told until when, and that lies ahead: else the question would come back at once, for ever. */
    @Test
    public void defersIntoTheFuture() {
        ofAll((proposal, ledger) -> {
            if (guardrail().check(proposal, ledger) instanceof Answer.Defer defer) {
                assertTrue(defer.untilNanos() - ledger.nowNanos() > 0, () -> "deferred into the past: " + proposal);
            }
        });
    }

    /** The name is short and stays the same. */
    @Test
    public void nameIsShortAndStable() {
        String name = guardrail().name();
        assertTrue(
                name.matches("[a-z0-9-]{1,64}"), () -> "a name of lower case, digits and hyphens, got '" + name + "'");
        assertEquals(name, guardrail().name());
    }

    private void ofAll(BiConsumer<Proposal, Ledger> check) {
        for (Ledger ledger : FixedLedger.SAMPLES) {
            ProposalSamples.all().forEach(proposal -> check.accept(proposal, ledger));
            moreProposals().forEach(proposal -> check.accept(proposal, ledger));
        }
    }
}
