// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

import dev.prunella.decide.ShadowReport;
import dev.prunella.decide.ShadowTally;
import dev.prunella.model.Mode;
import org.jspecify.annotations.Nullable;

/**
 * What a target would have done in SHADOW, and what was judged of it.
 *
 * @param acted actions that it would have started
 * @param justified of these, those after which the trouble was still there
 * @param unjustified of these, those after which it recovered by itself
 * @param undecided of these, those of which it cannot be known
 * @param precision the share of the justified among those that are decided, 0 to 1; null while none is
 * @param proposed the mode that this speaks for; null for none. A person decides
 */
public record PrecisionView(
        int acted,
        int justified,
        int unjustified,
        int undecided,
        @Nullable Double precision,
        @Nullable Mode proposed) {

    static PrecisionView of(ShadowReport report) {
        ShadowTally total = report.total();
        return new PrecisionView(
                total.acted(),
                total.justified(),
                total.unjustified(),
                total.undecided(),
                total.decided() == 0 ? null : total.precision(),
                report.proposed());
    }
}
