// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.guard;

import com.alibaba.csp.sentinel.Entry;
import com.alibaba.csp.sentinel.SphU;
import com.alibaba.csp.sentinel.Tracer;
import com.alibaba.csp.sentinel.slots.block.RuleConstant;
import com.alibaba.csp.sentinel.slots.block.degrade.DegradeRule;
import com.alibaba.csp.sentinel.slots.block.degrade.DegradeRuleManager;
import java.util.List;
import java.util.concurrent.Callable;

/** An entry with a rule that degrades at half of the calls. */
final class BySentinel implements Way {

    private static final String RESOURCE = "payments";
    private static final int LEAST_CALLS = 100;

    BySentinel() {
        rule(LEAST_CALLS);
    }

    private static void rule(int leastCalls) {
        DegradeRule rule = new DegradeRule(RESOURCE)
                .setGrade(RuleConstant.DEGRADE_GRADE_EXCEPTION_RATIO)
                .setCount(0.5)
                .setMinRequestAmount(leastCalls)
                .setStatIntervalMs(10_000)
                .setTimeWindow(3_600);
        DegradeRuleManager.loadRules(List.of(rule));
    }

    /** By a number of calls that no interval sees. */
    @Override
    public Way heldClosed() {
        rule(Integer.MAX_VALUE);
        return this;
    }

    @Override
    public Callable<Object> around(Work work) {
        return () -> within(work);
    }

    private static Object within(Callable<Object> work) throws Exception {
        Entry entry = SphU.entry(RESOURCE);
        try {
            return work.call();
        } catch (Exception e) {
            Tracer.traceEntry(e, entry);
            throw e;
        } finally {
            entry.exit();
        }
    }

    /** By failures: it has no switch. */
    @Override
    public void open() {
        Failures.of(
                LEAST_CALLS * 3,
                () -> within(() -> {
                    throw new IllegalStateException("opens the breaker");
                }));
    }

    @Override
    public void close() {
        DegradeRuleManager.loadRules(List.of());
    }
}
