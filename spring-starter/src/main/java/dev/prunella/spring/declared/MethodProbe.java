// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.declared;

import dev.prunella.detect.Probe;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;

/**
 * A look by a method of the application.
 *
 * @param method returns a boolean, nothing or a reading
 */
record MethodProbe(BoundMethod method) implements Probe {

    @Override
    public Reading look(ProbeContext context) throws Exception {
        Object said = method.call(context);
        if (said instanceof Reading reading) {
            return reading;
        }
        if (said == null && !method.isVoid()) {
            return Reading.fail("no-reading", method + " returned null");
        }
        return Boolean.FALSE.equals(said) ? Reading.fail("unhealthy", method + " said no") : Reading.pass();
    }
}
