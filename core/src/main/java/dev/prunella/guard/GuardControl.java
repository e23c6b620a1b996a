// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import dev.prunella.model.Health;
import dev.prunella.model.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A guard as its supervisor has it: told of time, of how the target behind it stands, and of the end. {@link #beat} is called by one
 * thread; all else by any.
 */
public final class GuardControl {

    private static final long SECOND = 1_000_000_000L;
    private static final long QUANTILES_FOR = 10 * SECOND;

    private final Parts parts;
    private final Guard guard;
    private final @Nullable GradientLimit gradient;
    /** When a probe, or a verdict, last found the target well; 0 while it is not. */
    private volatile long wellSinceNanos;

    private volatile boolean well;
    private volatile boolean overloaded;
    private long secondNanos;
    private long secondFailed;
    private Latencies secondLatency;
    private volatile Latest latest;

    /** What a guard is made of. */
    record Parts(
            GuardSpec spec,
            GuardPort port,
            Stripes stripes,
            LatencyBuckets latency,
            OutcomeWindow window,
            Breaker breaker,
            Outcomes outcomes,
            Gate gate,
            Retrier retrier) {}

    /** The histogram as it was at two moments, so that quantiles are of the last 10 to 20 s. */
    private record Latest(Latencies older, Latencies newer, long nanos) {}

    /** Makes the guard that was described. */
    public GuardControl(GuardBuilder description, GuardPort port) {
        GuardSpec spec = description.spec();
        long now = port.clock().nanoTime();
        Stripes stripes = new Stripes(Runtime.getRuntime().availableProcessors(), port.randomness());
        Breaker breaker =
                new Breaker(spec.breaker(), !spec.managed(), stripes, (from, to) -> moved(spec, port, from, to), now);
        OutcomeWindow window = new OutcomeWindow(
                stripes, spec.breaker().window().toNanos(), breaker.position().tally());
        LatencyBuckets latency = new LatencyBuckets();
        Outcomes outcomes = new Outcomes(spec, port, stripes, window, breaker);
        Gate gate = new Gate(spec, port.clock(), stripes, latency, breaker, outcomes);
        Retrier retrier = new Retrier(spec, port, stripes, window, breaker);
        parts = new Parts(spec, port, stripes, latency, window, breaker, outcomes, gate, retrier);
        guard = new Guard(parts);
        gradient = spec.limit() == null ? null : new GradientLimit(spec.limit());
        secondNanos = now;
        secondLatency = latency.sums();
        latest = new Latest(secondLatency, secondLatency, now);
    }

    private static void moved(GuardSpec spec, GuardPort port, BreakerState from, Position to) {
        String move = "guard %s: %s, was %s: %s";
        Reason what = Reason.of(
                "guard", move, spec.name(), to.state(), from, to.because().text());
        port.told(spec.target(), spec.name(), what);
    }

    /** What the application calls. */
    public Guard guard() {
        return guard;
    }

    /** Whether it needs the beats of the coarse clock. */
    public boolean needsCoarseClock() {
        return !parts.spec.breaker().slowAfter().isZero();
    }

    /** Time has passed: some 100 ms. */
    public void beat(long nowNanos) {
        parts.gate.beat(nowNanos);
        parts.window.beat(nowNanos, parts.breaker.position().tally());
        if (nowNanos - secondNanos >= SECOND) {
            aSecondPassed(nowNanos);
        }
        if (overloaded) {
            overloaded = false;
            drawIn();
        }
        Position at = parts.breaker.position();
        if (at.state() == BreakerState.OPEN) {
            mayTry(at, nowNanos);
        } else if (at.state() == BreakerState.HALF_OPEN) {
            mayClose(at, nowNanos);
        }
    }

    private void aSecondPassed(long nowNanos) {
        parts.outcomes.wakeAgain();
        Latencies sums = parts.latency.sums();
        ConcurrencyLimit limit = parts.gate.limit();
        if (gradient != null && limit != null) {
            Latencies took = sums.since(secondLatency);
            long failed = parts.stripes.sum(Stripes.FAILED) + parts.stripes.sum(Stripes.REJECTED);
            limit.limit(gradient.next(new GradientLimit.Look(
                    took.quantileNanos(0.5), took.total(), failed - secondFailed, limit.takePeak())));
            secondFailed = failed;
        }
        secondLatency = sums;
        secondNanos = nowNanos;
        if (nowNanos - latest.nanos >= QUANTILES_FOR) {
            latest = new Latest(latest.newer, sums, nowNanos);
            parts.outcomes.sayAgain();
        }
    }

    private void drawIn() {
        ConcurrencyLimit limit = parts.gate.limit();
        if (gradient != null && limit != null && parts.outcomes.mayReflex()) {
            limit.limit(gradient.drawIn(limit.underWay()));
            String move = "guard %s: limit drawn in to %d, %s is overloaded";
            Reason what = Reason.of("guard", move, parts.spec.name(), limit.limit(), parts.spec.target());
            parts.port.told(parts.spec.target(), parts.spec.name(), what);
        }
    }

    private void mayTry(Position at, long nowNanos) {
        if (nowNanos - at.notBeforeNanos() < 0) {
            return;
        }
        Health health = parts.port.health(parts.spec.target());
        boolean waited =
                nowNanos - at.sinceNanos() >= parts.spec.breaker().longestWait().toNanos();
        boolean moved = false;
        if (provenSince(at)) {
            moved = parts.breaker.halfOpen(at, Reason.of("probes-passed", "its probes pass again"), nowNanos);
        } else if (health == null || (waited && health != Health.UNHEALTHY)) {
            moved = parts.breaker.halfOpen(at, Reason.of("waited", "no probe tells, so calls must"), nowNanos);
        }
        String target = parts.spec.target();
        if (moved && parts.port.health(target) == Health.UNHEALTHY && !parts.port.isOverloaded(target)) {
            openAsDiagnosed(); // it fell ill meanwhile, and who told so found an open one
        }
    }

    /** Also without a call it closes, if probes tell that it may. */
    private void mayClose(Position at, long nowNanos) {
        Trials trials = at.trials();
        long quiet = parts.spec.breaker().quietClose().toNanos();
        if (trials != null && well && trials.failures() == 0 && nowNanos - at.sinceNanos() >= quiet) {
            parts.breaker.close(at, Reason.of("probes-pass", "its probes pass, and no call failed"), nowNanos);
        }
    }

    private boolean provenSince(Position at) {
        return well && wellSinceNanos - at.sinceNanos() >= 0;
    }

    /** The target behind it stands differently from now on. */
    public void stands(Health health) {
        long now = parts.port.clock().nanoTime();
        well = false;
        if (health == Health.HEALTHY) {
            wellSinceNanos = now;
            well = true;
            Position at = parts.breaker.position();
            if (at.state() == BreakerState.OPEN) {
                mayTry(at, now);
            }
        } else if (health == Health.UNHEALTHY && parts.port.isOverloaded(parts.spec.target())) {
            overloaded = true;
        } else if (health == Health.UNHEALTHY) {
            openAsDiagnosed();
        }
    }

    /** A diagnosis is told once: if the breaker moves meanwhile it holds for where that stands then. */
    private void openAsDiagnosed() {
        Reason why = Reason.of("diagnosed", "%s is unhealthy", parts.spec.target());
        Position at = parts.breaker.position();
        @Nullable Position before = null;
        while (at != before && (at.state() == BreakerState.CLOSED || at.state() == BreakerState.HALF_OPEN)) {
            if (parts.outcomes.open(at, why)) {
                return;
            }
            before = at;
            at = parts.breaker.position();
        }
    }

    /** What a person has set in an earlier process goes on. */
    public void restore(BreakerState state) {
        Reason why = Reason.of("by-a-person", "a person set it before the process began");
        parts.breaker.set(state, why, parts.port.clock().nanoTime());
    }

    /** The supervisor is closed: calls pass as if the guard were not there. */
    public void end() {
        Reason why = Reason.of("closed", "the supervisor was closed");
        parts.breaker.set(BreakerState.DISABLED, why, parts.port.clock().nanoTime());
    }

    /** What is known of it now. */
    public GuardStatus status() {
        long now = parts.port.clock().nanoTime();
        Position at = parts.breaker.position();
        Counts window = parts.window.read(at.tally());
        Latencies took = parts.latency.sums().since(latest.older);
        ConcurrencyLimit limit = parts.gate.limit();
        return new GuardStatus(
                parts.spec.name(),
                parts.spec.target(),
                at.state(),
                at.because().text(),
                Duration.ofNanos(Math.max(0, now - at.sinceNanos())),
                new GuardStatus.Calls(
                        window.ok(), window.failed(), window.rejected(), window.slow(), 0, window.retried(), 0),
                ever(),
                duration(took.quantileNanos(0.5)),
                duration(took.quantileNanos(0.99)),
                limit == null ? 0 : limit.limit(),
                limit == null ? 0 : limit.underWay(),
                parts.outcomes.wouldHaveOpened());
    }

    /** Where its breaker stands. */
    public BreakerState state() {
        return parts.breaker.position().state();
    }

    /** What became of calls since it was made. */
    public GuardStatus.Calls ever() {
        Stripes stripes = parts.stripes;
        long rejected = stripes.sum(Stripes.REJECTED);
        return new GuardStatus.Calls(
                stripes.sum(Stripes.OK),
                stripes.sum(Stripes.FAILED) + rejected + stripes.sum(Stripes.LATE),
                rejected,
                stripes.sum(Stripes.SLOW),
                stripes.sum(Stripes.IGNORED),
                stripes.sum(Stripes.RETRIED),
                stripes.sum(Stripes.OPENED) + stripes.sum(Stripes.LIMITED) + stripes.sum(Stripes.THROTTLED));
    }

    /**
     * Calls whose time was taken since it was made.
     *
     * @param within of them, took no longer than was asked, an eighth of it more at most
     * @param all how many there were
     */
    public record Timed(long within, long all) {}

    /** How many of the calls whose time was taken took no longer than this. */
    public Timed timed(Duration within) {
        Latencies sums = parts.latency.sums();
        return new Timed(sums.within(within.toNanos()), sums.total());
    }

    private static @Nullable Duration duration(long nanos) {
        return nanos < 0 ? null : Duration.ofNanos(nanos);
    }

    /** What a person on call wants to know of it, a sentence each. */
    public List<String> describe() {
        GuardStatus status = status();
        List<String> lines = new ArrayList<>();
        lines.add("guard %s: %s for %d s, %s"
                .formatted(status.guard(), status.state(), status.since().toSeconds(), status.because()));
        GuardStatus.Calls window = status.window();
        lines.add("guard %s: %d calls passed and %d failed within %d s"
                .formatted(
                        status.guard(),
                        window.ok(),
                        window.failed(),
                        parts.spec.breaker().window().toSeconds()));
        if (status.limit() > 0) {
            lines.add("guard %s: %d calls are under way, the limit is %d"
                    .formatted(status.guard(), status.underWay(), status.limit()));
        }
        if (status.wouldHaveOpened() > 0) {
            lines.add("guard %s: would have opened %d times".formatted(status.guard(), status.wouldHaveOpened()));
        }
        return lines;
    }
}
