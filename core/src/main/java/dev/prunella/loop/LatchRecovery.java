// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.act.Attempt;
import dev.prunella.decide.Latches;
import dev.prunella.record.AuditEntry;
import dev.prunella.record.EventEntries;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Reads which remediations did not help, and which are latched, out of what an earlier run of the process left. */
final class LatchRecovery {

    private final Latches policy;
    private final long nowNanos;
    private final Map<String, AuditEntry> intents = new HashMap<>();
    private TypeLatches latches = TypeLatches.NONE;

    LatchRecovery(Latches policy, long nowNanos) {
        this.policy = policy;
        this.nowNanos = nowNanos;
    }

    TypeLatches recovered() {
        return latches;
    }

    void latched(String type, String why) {
        latches = latches.latched(type, why);
    }

    void lifted(String type) {
        latches = latches.lifted(type);
    }

    /** What an attempt is to cure stands in its intent alone. */
    void intended(AuditEntry intent) {
        intents.put(intent.attempt(), intent);
    }

    /** What the attempt has shown, if it is known what was tried: the process may have ended before the latch itself was recorded. */
    void ended(AuditEntry end, long ageMillis) {
        AuditEntry intent = intents.remove(end.attempt());
        if (intent == null) {
            return;
        }
        String type = intent.details().getOrDefault(EventEntries.REMEDIATION, "");
        String cause = intent.details().getOrDefault(EventEntries.CAUSE, "");
        switch (Attempt.End.valueOf(end.details().getOrDefault(EventEntries.END, ""))) {
            case HEALED, NOT_STARTED, UNKNOWN -> {}
            case WORSE -> latches = latches.harmed(type, end.target());
            case INEFFECTIVE, FAILED, TIMED_OUT, ABANDONED -> missed(ageMillis, end.target(), type, cause);
        }
    }

    void missed(long ageMillis, String target, String type, String cause) {
        if (ageMillis < policy.signatureWindow().toMillis()) {
            long at = nowNanos - Duration.ofMillis(ageMillis).toNanos();
            latches = latches.missed(new TypeLatches.Miss(at, target, type, cause), policy);
        }
    }
}
