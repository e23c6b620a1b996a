// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide;

import java.time.Duration;
import java.util.List;

/** Builds a {@link Policy}; what is not set has its default. Not safe for several threads. */
public final class PolicyBuilder {

    private int evidence = 3;
    private Duration suspicionPace = Duration.ofMillis(100);
    private Duration slowestPace = Duration.ofSeconds(1);
    private Duration settling = Duration.ofMillis(500);
    private Duration unknownEscalatesAfter = Duration.ofMinutes(2);
    private Duration startGrace = Duration.ofSeconds(60);
    private Graduation graduation = Graduation.ofDefaults();
    private Duration planLife = Duration.ofSeconds(5);
    private Duration cooldown = Duration.ofSeconds(10);
    private Duration stabilisation = Duration.ofSeconds(10);
    private int concurrency = 1;
    private int processEnds = 2;
    private Duration approvalLife = Duration.ofMinutes(10);
    private BackoffPolicy backoff = BackoffPolicy.ofDefaults();
    private Budgets budgets = Budgets.ofDefaults();
    private BrakePolicy brake = BrakePolicy.ofDefaults();
    private Latches latches = Latches.ofDefaults();
    private List<Window> windows = List.of();

    PolicyBuilder() {}

    PolicyBuilder(Policy existing) {
        evidence = existing.evidence();
        suspicionPace = existing.suspicionPace();
        slowestPace = existing.slowestPace();
        settling = existing.settling();
        unknownEscalatesAfter = existing.unknownEscalatesAfter();
        startGrace = existing.startGrace();
        graduation = existing.graduation();
        planLife = existing.planLife();
        cooldown = existing.cooldown();
        stabilisation = existing.stabilisation();
        concurrency = existing.concurrency();
        processEnds = existing.processEnds();
        approvalLife = existing.approvalLife();
        backoff = existing.backoff();
        budgets = existing.budgets();
        brake = existing.brake();
        latches = existing.latches();
        windows = existing.windows();
    }

    /** See {@link Policy#evidence()}. */
    public PolicyBuilder evidence(int value) {
        evidence = value;
        return this;
    }

    /** See {@link Policy#suspicionPace()}. */
    public PolicyBuilder suspicionPace(Duration value) {
        suspicionPace = value;
        return this;
    }

    /** See {@link Policy#slowestPace()}. */
    public PolicyBuilder slowestPace(Duration value) {
        slowestPace = value;
        return this;
    }

    /** See {@link Policy#settling()}. */
    public PolicyBuilder settling(Duration value) {
        settling = value;
        return this;
    }

    /** See {@link Policy#unknownEscalatesAfter()}. */
    public PolicyBuilder unknownEscalatesAfter(Duration value) {
        unknownEscalatesAfter = value;
        return this;
    }

    /** See {@link Policy#startGrace()}. */
    public PolicyBuilder startGrace(Duration value) {
        startGrace = value;
        return this;
    }

    /** See {@link Policy#graduation()}. */
    public PolicyBuilder graduation(Graduation value) {
        graduation = value;
        return this;
    }

    /** See {@link Policy#planLife()}. */
    public PolicyBuilder planLife(Duration value) {
        planLife = value;
        return this;
    }

    /** See {@link Policy#cooldown()}. */
    public PolicyBuilder cooldown(Duration value) {
        cooldown = value;
        return this;
    }

    /** See {@link Policy#stabilisation()}. */
    public PolicyBuilder stabilisation(Duration value) {
        stabilisation = value;
        return this;
    }

    /** See {@link Policy#concurrency()}. */
    public PolicyBuilder concurrency(int value) {
        concurrency = value;
        return this;
    }

    /** See {@link Policy#processEnds()}. */
    public PolicyBuilder processEnds(int value) {
        processEnds = value;
        return this;
    }

    /** See {@link Policy#approvalLife()}. */
    public PolicyBuilder approvalLife(Duration value) {
        approvalLife = value;
        return this;
    }

    /** See {@link Policy#backoff()}. */
    public PolicyBuilder backoff(BackoffPolicy value) {
        backoff = value;
        return this;
    }

    /** See {@link Policy#budgets()}. */
    public PolicyBuilder budgets(Budgets value) {
        budgets = value;
        return this;
    }

    /** See {@link Policy#brake()}. */
    public PolicyBuilder brake(BrakePolicy value) {
        brake = value;
        return this;
    }

    /** See {@link Policy#latches()}. */
    public PolicyBuilder latches(Latches value) {
        latches = value;
        return this;
    }

    /** See {@link Policy#windows()}. */
    public PolicyBuilder windows(Window... values) {
        windows = List.of(values);
        return this;
    }

    /**
     * The policy.
     *
     * @throws IllegalArgumentException naming the property whose value is out of bounds
     */
    public Policy build() {
        return new Policy(
                evidence,
                suspicionPace,
                slowestPace,
                settling,
                unknownEscalatesAfter,
                startGrace,
                graduation,
                planLife,
                cooldown,
                stabilisation,
                concurrency,
                processEnds,
                approvalLife,
                backoff,
                budgets,
                brake,
                latches,
                windows);
    }
}
