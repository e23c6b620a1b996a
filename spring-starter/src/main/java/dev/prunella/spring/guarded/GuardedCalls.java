// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.guarded;

import dev.prunella.guard.CallOptions;
import dev.prunella.guard.Guard;
import dev.prunella.spring.ApplicationLoader;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;

/**
 * Makes each call of a guarded method through its guard. On the way of a call that succeeds there are two looks into maps and what the
 * guard costs.
 */
final class GuardedCalls implements MethodInterceptor {

    private final GuardedMethods methods;
    private final Guards guards;
    private final ApplicationLoader loader;

    /** @param loader the application's class loader, for calls that are made again on threads of ours */
    GuardedCalls(GuardedMethods methods, Guards guards, ApplicationLoader loader) {
        this.methods = methods;
        this.guards = guards;
        this.loader = loader;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
        Object bean = invocation.getThis();
        Class<?> type = bean == null ? invocation.getMethod().getDeclaringClass() : bean.getClass();
        GuardedMethod method = methods.of(type, invocation.getMethod());
        Guard guard = method == null ? null : method.guard(guards);
        if (method == null || guard == null) {
            return invocation.proceed();
        }
        return method.staged() ? later(guard, method.options(), invocation) : now(guard, method.options(), invocation);
    }

    @SuppressWarnings("NullAway") // what a call gives may be null, which not each compiler can see
    private static @Nullable Object now(Guard guard, CallOptions options, MethodInvocation invocation)
            throws Exception {
        return options.isIdempotent()
                ? guard.<@Nullable Object, Exception>call(options, () -> proceed(anew(invocation)))
                : guard.<@Nullable Object, Exception>call(options, () -> proceed(invocation));
    }

    /** An invocation goes its way once; to be made again it needs another one. */
    private static MethodInvocation anew(MethodInvocation invocation) {
        return invocation instanceof ProxyMethodInvocation proxied ? proxied.invocableClone() : invocation;
    }

    private static @Nullable Object proceed(MethodInvocation invocation) throws Exception {
        try {
            return invocation.proceed();
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new UndeclaredThrowableException(e);
        }
    }

    private CompletionStage<@Nullable Object> later(Guard guard, CallOptions options, MethodInvocation invocation) {
        return guard.callAsync(options, () -> stage(options.isIdempotent() ? anew(invocation) : invocation));
    }

    private CompletionStage<@Nullable Object> stage(MethodInvocation invocation) {
        boolean ours = Thread.currentThread().getContextClassLoader() == null;
        try {
            return ours ? loader.run(() -> begun(invocation)) : begun(invocation);
        } catch (Exception e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // a stage that is null is told by the guard
    private static CompletionStage<@Nullable Object> begun(MethodInvocation invocation) throws Exception {
        return (CompletionStage<@Nullable Object>) proceed(invocation);
    }
}
