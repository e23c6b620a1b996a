// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.declared;

import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationContext;
import dev.prunella.act.RemediationResult;

/**
 * A cure by a method of the application.
 *
 * @param method returns a boolean, nothing or a result
 */
record MethodAction(BoundMethod method) implements Remediation.Action {

    @Override
    public RemediationResult run(RemediationContext context) throws Exception {
        Object said = method.call(context);
        if (said instanceof RemediationResult result) {
            return result;
        }
        if (said == null && !method.isVoid()) {
            return RemediationResult.failed("no-result", method + " returned null");
        }
        return Boolean.FALSE.equals(said)
                ? RemediationResult.failed("could-not", method + " said no")
                : RemediationResult.done(method + " was called");
    }
}
