// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import dev.prunella.model.Mode;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Describes a guard; what is not set has its default. Not safe for several threads. */
public final class GuardBuilder {

    private static final int MOST_CHARS = 100;

    private final String name;
    private String target;
    private BreakerPolicy breaker = BreakerPolicy.ofDefaults();
    private RetryPolicy retry = RetryPolicy.ofDefaults();
    private @Nullable LimitPolicy limit;
    private @Nullable ThrottlePolicy throttle;
    private Function<? super Throwable, CallOutcome> classifier = GuardBuilder::classify;
    private Mode mode = Mode.AUTO;

    GuardBuilder(String name) {
        if (name.isBlank() || name.length() > MOST_CHARS) {
            throw new IllegalArgumentException("guard: name must be 1 to 100 characters, got '" + name + "'");
        }
        this.name = name;
        target = name;
    }

    /** The target that stands behind it, which need not be supervised yet; default the one of the guard's own name. */
    public GuardBuilder before(String targetName) {
        target = Objects.requireNonNull(targetName, "targetName");
        return this;
    }

    /** When the breaker opens and how it closes; default {@link BreakerPolicy#ofDefaults()}. */
    public GuardBuilder breaker(BreakerPolicy value) {
        breaker = Objects.requireNonNull(value, "breaker");
        return this;
    }

    /** How idempotent calls are made again; default {@link RetryPolicy#ofDefaults()}. */
    public GuardBuilder retry(RetryPolicy value) {
        retry = Objects.requireNonNull(value, "retry");
        return this;
    }

    /** How many calls may be under way; default no limit. Calls are timed then, each of them. */
    public GuardBuilder limit(LimitPolicy value) {
        limit = Objects.requireNonNull(value, "limit");
        return this;
    }

    /** How often one client may call; default no throttle. */
    public GuardBuilder throttle(ThrottlePolicy value) {
        throttle = Objects.requireNonNull(value, "throttle");
        return this;
    }

    /**
     * What an exception says of what is behind; by default an interruption or cancellation says nothing, a {@link
     * RejectedExecutionException} that there is no room, and all else is a failure. One that throws says failure.
     */
    public GuardBuilder classify(Function<? super Throwable, CallOutcome> value) {
        classifier = Objects.requireNonNull(value, "classifier");
        return this;
    }

    /** In SHADOW it only counts what it would have done; default AUTO, so that the mode of the target behind it decides. */
    public GuardBuilder mode(Mode value) {
        mode = Objects.requireNonNull(value, "mode");
        return this;
    }

    /** The guard's name. */
    public String name() {
        return name;
    }

    GuardSpec spec() {
        return new GuardSpec(name, target, breaker, retry, limit, throttle, classifier, mode);
    }

    private static CallOutcome classify(Throwable thrown) {
        if (thrown instanceof InterruptedException || thrown instanceof CancellationException) {
            return CallOutcome.IGNORED;
        }
        return thrown instanceof RejectedExecutionException ? CallOutcome.REJECTED : CallOutcome.FAILURE;
    }
}
