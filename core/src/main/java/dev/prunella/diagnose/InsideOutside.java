// SPDX-License-Identifier: Apache-2.0
package dev.prunella.diagnose;

import dev.prunella.detect.Look;
import dev.prunella.detect.Reading;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The standard rules: what fails inside while the outside passes is a local fault, what fails on both sides is the dependency.
 * A target that has not passed one look since its dependency is back lingers in a back-off of its own ({@code stale-backoff}).
 * The codes {@code slow}, {@code rejected}, {@code stalled}, {@code leak}, {@code exhaustion-ahead} and {@code deadlock} of a FAIL refine the
 * kind; every other code is the cause of a local fault.
 */
public final class InsideOutside implements Diagnostician {

    private static final Set<String> TOO_MUCH = Set.of("slow", "rejected");

    @Override
    public Diagnosis diagnose(Evidence evidence) {
        ConclusivePair pair = evidence.provenPair();
        Look failure = pair == null ? freshFailure(evidence) : evidence.inside().lastFail();
        if (failure == null) {
            return new Diagnosis(
                    Diagnosis.Kind.UNKNOWN, Cause.UNSPECIFIED, evidence.weight(), () -> summary(evidence, null));
        }
        String code = failure.reading().code();
        Diagnosis.Kind kind = kindOf(code, evidence);
        Cause cause = pair == null && kind == Diagnosis.Kind.LOCAL_FAULT && evidence.lingers()
                ? Cause.STALE_BACKOFF
                : causeOf(kind, code);
        return new Diagnosis(kind, cause, evidence.weight(), () -> summary(evidence, pair));
    }

    private static Cause causeOf(Diagnosis.Kind kind, String code) {
        return kind == Diagnosis.Kind.UNKNOWN || code.isEmpty() ? Cause.UNSPECIFIED : new Cause(code);
    }

    private static @Nullable Look freshFailure(Evidence evidence) {
        boolean failing = evidence.inside().says(Reading.Status.FAIL, evidence.freshness(), evidence.nowNanos());
        return failing ? evidence.inside().last() : null;
    }

    private static Diagnosis.Kind kindOf(String code, Evidence evidence) {
        if (code.equals("deadlock")) {
            return Diagnosis.Kind.DEADLOCK;
        }
        return switch (evidence.outsideStatus()) {
            case UNKNOWN -> Diagnosis.Kind.UNKNOWN;
            case FAIL -> bothFailing(code, evidence);
            case PASS -> insideOnly(code);
        };
    }

    private static Diagnosis.Kind bothFailing(String code, Evidence evidence) {
        Look outside = evidence.outside() == null ? null : evidence.outside().last();
        boolean outsideTooMuch =
                outside != null && TOO_MUCH.contains(outside.reading().code());
        return TOO_MUCH.contains(code) && outsideTooMuch ? Diagnosis.Kind.OVERLOAD : Diagnosis.Kind.DEPENDENCY_DOWN;
    }

    private static Diagnosis.Kind insideOnly(String code) {
        return switch (code) {
            case "stalled" -> Diagnosis.Kind.STALLED;
            case "leak", "exhaustion-ahead" -> Diagnosis.Kind.LEAK;
            case "slow", "rejected" -> Diagnosis.Kind.DEGRADED;
            default -> Diagnosis.Kind.LOCAL_FAULT;
        };
    }

    private static String summary(Evidence evidence, @Nullable ConclusivePair pair) {
        StringBuilder text = new StringBuilder("inside ").append(evidence.inside());
        if (evidence.outside() != null) {
            text.append("; outside ").append(evidence.outside());
        }
        if (!evidence.dependencies().isEmpty()) {
            text.append("; depends on ").append(evidence.dependencies());
        }
        if (pair != null) {
            text.append(pair.byItself() ? "; the inside knows for certain of " : "; inside and outside together prove ")
                    .append(pair.cause());
        }
        if (evidence.lingers()) {
            text.append("; has not passed since the dependency is back");
        }
        return text.append("; weight ").append(evidence.weight()).toString();
    }
}
