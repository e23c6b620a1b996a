// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.act.Attempt;
import dev.prunella.decide.Latches;
import dev.prunella.record.AuditEntry;
import dev.prunella.record.EventEntries;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads which remediations did not help, and which are latched, out of what an earlier run of the process left. */
final class LatchRecovery {

    private static final Pattern SPLIT = Pattern.compile("\\|");

    private final Latches policy;
    private final long nowNanos;
    private final Map<String, Tried> tried = new HashMap<>();
    private TypeLatches latches = TypeLatches.NONE;

    /** What an attempt is, and what it is to cure. */
    private record Tried(String type, String cause) {}

    LatchRecovery(Latches policy, long nowNanos) {
        this.policy = policy;
        this.nowNanos = nowNanos;
    }

    TypeLatches recovered() {
        return latches;
    }

    /** Takes a part of a checkpoint if it is about this; whether it is. */
    boolean reads(String key, String name, String value, long ageMillis) {
        String[] parts = SPLIT.split(value, -1);
        if (key.startsWith(Checkpoint.LATCH)) {
            latched(name, value);
        } else if (key.startsWith(Checkpoint.MISS)) {
            missed(ageMillis + Long.parseLong(parts[0]), parts[1], parts[2], parts[3]);
        } else if (key.startsWith(Checkpoint.TRIED)) {
            intended(name, parts[0], parts[1]);
        } else {
            return false;
        }
        return true;
    }

    void latched(String type, String why) {
        latches = latches.latched(type, why);
    }

    void lifted(String type) {
        latches = latches.lifted(type);
    }

    /** What an attempt is to cure stands in its intent, and in the checkpoints while it is under way. */
    void intended(String attempt, String type, String cause) {
        tried.put(attempt, new Tried(type, cause));
    }

    /** What the attempt has shown, if it is known what was tried: the process may have ended before the latch itself was recorded. */
    void ended(AuditEntry end, long ageMillis) {
        Tried attempt = tried.remove(end.attempt());
        if (attempt == null) {
            return;
        }
        switch (Attempt.End.valueOf(end.details().getOrDefault(EventEntries.END, ""))) {
            case HEALED, NOT_STARTED, UNKNOWN -> {}
            case WORSE -> latches = latches.harmed(attempt.type, end.target());
            case INEFFECTIVE, FAILED, TIMED_OUT, ABANDONED ->
                missed(ageMillis, end.target(), attempt.type, attempt.cause);
        }
    }

    private void missed(long ageMillis, String target, String type, String cause) {
        if (ageMillis < policy.signatureWindow().toMillis()) {
            long at = nowNanos - Duration.ofMillis(ageMillis).toNanos();
            latches = latches.missed(new TypeLatches.Miss(at, target, type, cause), policy);
        }
    }
}
