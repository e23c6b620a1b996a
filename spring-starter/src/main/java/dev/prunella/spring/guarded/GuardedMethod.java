// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.guarded;

import dev.prunella.guard.CallOptions;
import dev.prunella.guard.Guard;
import dev.prunella.spring.annotation.Guarded;
import dev.prunella.spring.bean.Spans;
import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/** One guarded method of one class: what a call needs to know, read once. */
final class GuardedMethod {

    private static final String ANNOTATION = "@Guarded";
    private static final int MOST_CHARS = 100;
    private static final String PUBLISHER = "org.reactivestreams.Publisher";

    private final String name;
    private final CallOptions options;
    private final boolean staged;
    private volatile @Nullable Guard guard;

    private GuardedMethod(String name, CallOptions options, boolean staged) {
        this.name = name;
        this.options = options;
        this.staged = staged;
    }

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException if an attribute or what the method returns cannot be
     */
    static GuardedMethod of(Method method, Guarded said) {
        String name = said.value();
        if (name.isBlank() || name.length() > MOST_CHARS) {
            throw new IllegalArgumentException(
                    "%s must name a guard with 1 to 100 characters, got '%s'".formatted(ANNOTATION, name));
        }
        CallOptions options =
                (said.idempotent() ? CallOptions.idempotent() : CallOptions.plain()).priority(said.priority());
        return new GuardedMethod(
                name,
                said.within().isEmpty() ? options : options.within(Spans.positive(ANNOTATION, "within", said.within())),
                isStaged(method));
    }

    /** Whether the result comes later. What comes later in any other form would only be counted as handed over. */
    private static boolean isStaged(Method method) {
        Class<?> returns = method.getReturnType();
        if (returns == CompletionStage.class || returns == CompletableFuture.class) {
            return true;
        }
        if (CompletionStage.class.isAssignableFrom(returns)
                || Future.class.isAssignableFrom(returns)
                || isReactive(returns)) {
            throw new IllegalArgumentException(
                    "%s must stand on a method that returns a result, a CompletionStage or a CompletableFuture, got %s"
                            .formatted(ANNOTATION, returns.getName()));
        }
        return false;
    }

    private static boolean isReactive(Class<?> returns) {
        if (Flow.Publisher.class.isAssignableFrom(returns)) {
            return true;
        }
        return ClassUtils.getAllInterfacesForClassAsSet(returns).stream()
                .anyMatch(each -> each.getName().equals(PUBLISHER));
    }

    /** The guard, looked up once; null while there is none, and calls pass. */
    @Nullable
    Guard guard(Guards guards) {
        if (!guards.areInForce()) {
            return null;
        }
        Guard known = guard;
        if (known == null) {
            known = guards.of(name);
            guard = known;
        }
        return known;
    }

    CallOptions options() {
        return options;
    }

    boolean staged() {
        return staged;
    }
}
