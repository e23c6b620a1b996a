// SPDX-License-Identifier: Apache-2.0
package dev.prunella.act;

import dev.prunella.diagnose.Cause;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An idempotent action on a component, never on user work: run twice it leaves the same state as run once.
 *
 * @param name what the trail and the budgets call it, of the form of a target's name
 * @param risk what it may cost if it was wrong
 * @param cures the causes that it can cure; empty for any
 * @param endsProcess whether it ends the process that it runs in
 * @param compensation what takes it back where it did harm or was left half done; null for nothing
 * @param expiry until when it may be run; null for always
 * @param action the code
 */
public record Remediation(
        String name,
        Risk risk,
        Set<Cause> cures,
        boolean endsProcess,
        @Nullable Compensation compensation,
        @Nullable Expiry expiry,
        Action action) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:/-]{1,200}");

    /** Code of the user that changes the healed thing. Runs on a worker thread, is interrupted at its deadline. */
    @FunctionalInterface
    public interface Action {
        /**
         * Does it.
         *
         * @return never null; a null counts as failed
         * @throws Exception counts as failed
         */
        RemediationResult run(RemediationContext context) throws Exception;
    }

    /** Checks the name. */
    public Remediation {
        checkName("remediation", name);
        Objects.requireNonNull(risk, "risk");
        Objects.requireNonNull(action, "action");
        cures = Set.copyOf(cures);
    }

    /** A remediation of low risk that can cure any cause. */
    public static Remediation named(String name, Action action) {
        return new Remediation(name, Risk.LOW, Set.of(), false, null, null, action);
    }

    /** The same at another risk. */
    public Remediation atRisk(Risk other) {
        return new Remediation(name, other, cures, endsProcess, compensation, expiry, action);
    }

    /** The same for these causes alone. */
    public Remediation curing(Cause... causes) {
        return new Remediation(name, risk, Set.of(causes), endsProcess, compensation, expiry, action);
    }

    /**
     * The same, declared as one that ends the process, as a call of {@code System.exit} or a broken liveness does. Such a start is
     * limited by count over restarts, and refused where the trail does not outlive the process.
     */
    public Remediation endingTheProcess() {
        return new Remediation(name, risk, cures, true, compensation, expiry, action);
    }

    /** The same until this day alone: a cure shall not hide a bug for ever. Afterwards a person is told. */
    public Remediation expiring(LocalDate lastDay, String ticket) {
        return new Remediation(name, risk, cures, endsProcess, compensation, new Expiry(lastDay, ticket), action);
    }

    /** The same with what takes it back; see there when it runs. */
    public Remediation compensatedBy(Compensation undo) {
        return new Remediation(name, risk, cures, endsProcess, undo, expiry, action);
    }

    /** Whether it can cure {@code cause}. */
    public boolean canCure(Cause cause) {
        return cures.isEmpty() || cures.contains(cause);
    }

    static void checkName(String kind, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    kind + " name must be 1 to 200 of A-Z a-z 0-9 . _ : / -, got '" + name + "'");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
