// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in place of a stack which annotation stops the start. */
final class MisdeclaredBeanFailureAnalyzer extends AbstractFailureAnalyzer<MisdeclaredBeanException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, MisdeclaredBeanException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()), "Change the annotations at " + cause.place() + ".", cause);
    }
}
