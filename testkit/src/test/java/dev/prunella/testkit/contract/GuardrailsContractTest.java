// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.contract;

import dev.prunella.decide.Guardrail;
import dev.prunella.decide.Policy;
import dev.prunella.decide.Window;
import dev.prunella.decide.WindowTimes;
import dev.prunella.decide.guardrails.Guardrails;
import java.time.Instant;
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
        var always = WindowTimes.once(Instant.EPOCH, Instant.EPOCH.plusSeconds(60));
        var policy = Policy.builder().windows(Window.of("always", always)).build();
        return new Guardrails(true, target -> 0, (target, remediation) -> false, List.of()).of(policy);
    }

    @Override
    protected Guardrail guardrail() {
        return guardrail;
    }
}
