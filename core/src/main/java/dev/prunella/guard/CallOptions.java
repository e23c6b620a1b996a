// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import dev.prunella.time.Span;
import java.time.Duration;
import java.util.Objects;

/**
 * What a guard may know of a call. Immutable: build it once and use it for all calls of a kind; only {@link #by} is of one caller.
 *
 * @param isIdempotent whether the call may be made again when it failed: twice must be as good as once
 * @param within how long the caller waits in all: no retry begins that could not end before; zero for no bound
 * @param client who calls, for the throttle; empty for nobody in particular, who is never throttled
 * @param priority what is turned away first
 */
public record CallOptions(boolean isIdempotent, Duration within, String client, Priority priority) {

    private static final CallOptions PLAIN = new CallOptions(false, Duration.ZERO, "", Priority.NORMAL);
    private static final CallOptions IDEMPOTENT = new CallOptions(true, Duration.ZERO, "", Priority.NORMAL);

    /** Checks the span. */
    public CallOptions {
        Span.notNegative("call options", "within", within);
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(priority, "priority");
    }

    /** Made once, of normal priority, by nobody in particular. */
    public static CallOptions plain() {
        return PLAIN;
    }

    /** May be made again when it failed. */
    public static CallOptions idempotent() {
        return IDEMPOTENT;
    }

    /** The caller waits this long in all; more than zero. */
    public CallOptions within(Duration span) {
        Span.positive("call options", "within", span);
        return new CallOptions(isIdempotent, span, client, priority);
    }

    /** Made for this client: a user, a tenant, an address. At most the first 128 characters count. */
    public CallOptions by(String who) {
        return new CallOptions(isIdempotent, within, who.length() > 128 ? who.substring(0, 128) : who, priority);
    }

    /** Of this priority. */
    public CallOptions priority(Priority value) {
        return new CallOptions(isIdempotent, within, client, value);
    }
}
