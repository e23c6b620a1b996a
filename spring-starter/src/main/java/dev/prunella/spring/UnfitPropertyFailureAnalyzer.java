// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in place of a stack which property stops the start. */
final class UnfitPropertyFailureAnalyzer extends AbstractFailureAnalyzer<UnfitPropertyException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, UnfitPropertyException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()), "Change " + cause.property() + ", or leave it out.", cause);
    }
}
