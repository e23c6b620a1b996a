// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.contract;

import dev.prunella.decide.Guardrail;
import dev.prunella.decide.Policy;
import dev.prunella.decide.guardrails.Guardrails;
import java.util.List;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("all")
class GuardrailsContractTest extends GuardrailContract {

    @Parameter
    Guardrail guardrail;

    static List<Guardrail> all() {
        return Guardrails.of(Policy.ofDefaults());
    }

    @Override
    protected Guardrail guardrail() {
        return guardrail;
    }
}
