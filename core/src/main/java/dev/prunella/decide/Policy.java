// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide;

import dev.prunella.time.Span;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * The numbers by which a supervisor decides; each decision uses exactly one policy, whose {@link #hash()} stands in the trail.
 *
 * @param evidence what the evidence must weigh before an action, in FAILs, at least 1, default 3
 * @param suspicionPace pause between looks once something was noticed, default 100 ms
 * @param slowestPace what that pause grows to while an incident stays open, default 1 s
 * @param settling how long after a dependency's return nothing that is seen counts, plus up to as much again at random, so that
 *     a fleet does not act as one; default 500 ms
 * @param unknownEscalatesAfter how long trouble may stay unexplained or unresolved before a person is told, default 2 min
 * @param startGrace how long a target that has never passed is left alone, default 60 s; a target may have its own
 * @param graduation when a target in SHADOW is proposed for more
 * @param planLife how old a decision may be when it is carried out, default 5 s
 * @param cooldown pause between the end of an incident and the first action of the next, default 10 s
 * @param stabilisation how long health must hold after a verdict of healed, default 10 s
 * @param concurrency remediations at a time, at least 1, default 1
 * @param processEnds how often a remediation that ends the process may be started at one target until its health has held for
 *     the backoff's {@code resetAfter}; a count, as elapsed time may be wrong after a restart; 0 to 100, default 2
 * @param approvalLife how long a person's yes to an action may be used, default 10 min
 * @param backoff between attempts at one target
 * @param budgets starts within a window
 * @param brake for correlated failure
 * @param latches for what does not help
 * @param windows in which nothing is healed and nobody is paged, by default none; their names differ
 */
public record Policy(
        int evidence,
        Duration suspicionPace,
        Duration slowestPace,
        Duration settling,
        Duration unknownEscalatesAfter,
        Duration startGrace,
        Graduation graduation,
        Duration planLife,
        Duration cooldown,
        Duration stabilisation,
        int concurrency,
        int processEnds,
        Duration approvalLife,
        BackoffPolicy backoff,
        Budgets budgets,
        BrakePolicy brake,
        Latches latches,
        List<Window> windows) {

    private static final int MOST_PROCESS_ENDS = 100;

    /** Checks the numbers. */
    public Policy {
        atLeastOne("evidence", evidence);
        atLeastOne("concurrency", concurrency);
        if (processEnds < 0 || processEnds > MOST_PROCESS_ENDS) {
            throw new IllegalArgumentException(
                    "policy: processEnds must be 0 to " + MOST_PROCESS_ENDS + ", got " + processEnds);
        }
        Span.positive("policy", "suspicionPace", suspicionPace);
        Span.positive("policy", "planLife", planLife);
        Span.positive("policy", "approvalLife", approvalLife);
        Span.positive("policy", "unknownEscalatesAfter", unknownEscalatesAfter);
        Span.notNegative("policy", "settling", settling);
        Span.notNegative("policy", "startGrace", startGrace);
        Span.notNegative("policy", "cooldown", cooldown);
        Span.notNegative("policy", "stabilisation", stabilisation);
        Span.positive("policy", "slowestPace", slowestPace);
        windows = List.copyOf(windows);
        differentNames(windows);
        if (slowestPace.compareTo(suspicionPace) < 0) {
            throw new IllegalArgumentException(
                    "policy: slowestPace must be at least suspicionPace " + suspicionPace + ", got " + slowestPace);
        }
    }

    /** The defaults. */
    public static Policy ofDefaults() {
        return new PolicyBuilder().build();
    }

    /** A builder that starts from the defaults. */
    public static PolicyBuilder builder() {
        return new PolicyBuilder();
    }

    /** A builder that starts from {@code existing}. */
    public static PolicyBuilder builder(Policy existing) {
        return new PolicyBuilder(existing);
    }

    /** The first 16 hex digits of a SHA-256 over all numbers: equal for equal policies, in every process. */
    public String hash() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void differentNames(List<Window> windows) {
        Set<String> names = new HashSet<>();
        for (Window window : windows) {
            if (!names.add(window.name())) {
                throw new IllegalArgumentException(
                        "policy: windows must have different names, got two of '%s'".formatted(window.name()));
            }
        }
    }

    private static void atLeastOne(String property, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("policy: " + property + " must be at least 1, got " + value);
        }
    }
}
