// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.act.RemediationResult;
import dev.prunella.detect.Reading;
import dev.prunella.model.Reason;
import dev.prunella.model.SafeText;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The one place where user code is called: whatever it does, the caller gets a value or a reason, never an exception. */
final class Fence {

    private static final int MOST_TEXT = 1_024;

    private Fence() {}

    /**
     * What a call brought.
     *
     * @param value what it returned; null if it failed
     * @param failure why it failed; null if it returned a value
     */
    record Result<T>(@Nullable T value, @Nullable Reason failure) {}

    /** Calls user code that must return something. */
    static <T> Result<T> call(Callable<? extends @Nullable T> code) {
        try {
            T value = code.call();
            return value == null
                    ? new Result<>(null, Reason.of("returned-null", "returned null"))
                    : new Result<>(value, null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result<>(null, Reason.of("interrupted", "was interrupted"));
        } catch (Throwable t) {
            return new Result<>(null, reasonOf(t));
        }
    }

    /** Calls user code that returns nothing; tells {@code onFailure} what it threw. */
    static void run(Runnable code, Consumer<Reason> onFailure) {
        try {
            code.run();
        } catch (Throwable t) {
            onFailure.accept(reasonOf(t));
        }
    }

    /** The reason with its text made safe: the words of user code may be secret, hostile or endless. */
    static Reason safe(Reason reason) {
        return new Reason(reason.code(), text(reason.text()));
    }

    /** The reading as it can be relied on: without a status it says nothing, and a value that is no number is missing. */
    static Reading safe(Reading said) {
        if (said.status() == null) {
            return Reading.unknown("no-status", "the reading has no status");
        }
        if (said.reason() == null && said.value() == null && Duration.ZERO.equals(said.latency())) {
            return said; // no word of user code in it
        }
        Reason reason = said.reason() == null ? null : safe(said.reason());
        Reading.Measurement measured = said.value() == null ? null : safe(said.value());
        return new Reading(said.status(), Duration.ZERO, reason, measured, said.trace());
    }

    private static Reading.@Nullable Measurement safe(Reading.Measurement said) {
        return Double.isFinite(said.amount()) ? new Reading.Measurement(said.amount(), text(said.unit())) : null;
    }

    /** The result with its words made safe. */
    static RemediationResult safe(RemediationResult said) {
        if (said instanceof RemediationResult.Failed failed) {
            return failed.reason() == null
                    ? RemediationResult.failed("no-reason", "the remediation failed without a reason")
                    : new RemediationResult.Failed(safe(failed.reason()));
        }
        return said instanceof RemediationResult.Done done
                ? RemediationResult.done(text(done.detail()))
                : RemediationResult.alreadyDone(text(((RemediationResult.AlreadyDone) said).detail()));
    }

    private static String text(@Nullable String words) {
        return SafeText.of(words, MOST_TEXT);
    }

    private static Reason reasonOf(Throwable t) {
        return new Reason("threw", text(t.getClass().getName() + messageOf(t)));
    }

    /** Even the message of an exception is user code. */
    private static String messageOf(Throwable t) {
        try {
            String message = t.getMessage();
            return message == null ? "" : ": " + message;
        } catch (Throwable again) {
            return " (its message threw " + again.getClass().getName() + ")";
        }
    }
}
