// SPDX-License-Identifier: Apache-2.0
package dev.prunella.verify;

import dev.prunella.time.Span;
import java.time.Duration;

/**
 * What counts as healed: so many passes in a row of the inside probe, looked at after the action ended.
 *
 * @param passes at least 1, default 3; as many FAILs in a row are a verdict of not healed
 * @param apart pause between looks, more than zero, default 100 ms
 * @param patience when the verdict is inconclusive at the latest, more than zero, default 5 s
 */
public record Verification(int passes, Duration apart, Duration patience) {

    private static final Verification DEFAULT = new Verification(3, Duration.ofMillis(100), Duration.ofSeconds(5));

    /** Checks the numbers. */
    public Verification {
        if (passes < 1) {
            throw new IllegalArgumentException("verification: passes must be at least 1, got " + passes);
        }
        Span.positive("verification", "apart", apart);
        Span.positive("verification", "patience", patience);
    }

    /** Three passes, 100 ms apart, within 5 s. */
    public static Verification ofDefaults() {
        return DEFAULT;
    }
}
