// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.model.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulingTest {

    private static final Judgement YES = new Judgement("cooldown", Answer.permit());
    private static final Judgement ASKS =
            new Judgement("risk", new Answer.NeedsApproval(Reason.of("risk", "it is of risk HIGH")));
    private static final Judgement NO = new Judgement("window", Answer.deny("window", "a window is open"));

    @Test
    void theFirstRefusalDecides() {
        assertThat(new Ruling("swap", List.of(YES)).permits()).isTrue();
        assertThat(new Ruling("swap", List.of(YES, ASKS, NO)).refusal()).isEqualTo(ASKS);
        assertThat(new Ruling("swap", List.of(YES, ASKS, NO)).refusalBeyondMode())
                .isEqualTo(NO);
    }

    @Test // INVARIANT 15, 29
    void aYesOfAPersonAnswersWhatAsksForItAndNothingElse() {
        assertThat(new Ruling("unswap", List.of(YES, ASKS)).approved().permits())
                .isTrue();
        assertThat(new Ruling("unswap", List.of(YES, ASKS, NO)).approved().refusal())
                .isEqualTo(NO);
    }
}
