// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.junit;

import java.util.Set;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Fails a test class that leaves a live thread of this library behind: one whose name starts with {@code prunella-} and that was
 * not there when the class began. Use it by {@code @ExtendWith(NoLeakedThreads.class)} on a class or a single method, or for all
 * tests of a module by JUnit's auto-detection: its name in {@code META-INF/services/org.junit.jupiter.api.extension.Extension}
 * and {@code junit.jupiter.extensions.autodetection.enabled=true} in {@code junit-platform.properties}.
 *
 * <p>It judges a class when {@code @AfterAll} has run, since fixtures that its tests share may live until then, and gives threads
 * 2 s to end. The message shows their stacks, and after which test each was first seen. Classes that run at the same time are
 * judged together when the last of them ends, and that one fails.
 */
public final class NoLeakedThreads
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {

    private static final Namespace OURS = Namespace.create(NoLeakedThreads.class);
    private static final String BEFORE = "before";

    /** For JUnit. */
    public NoLeakedThreads() {}

    @Override
    public void beforeAll(ExtensionContext context) {
        begin(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        begin(context);
    }

    @Override
    public void afterEach(ExtensionContext context) throws InterruptedException {
        end(context);
    }

    @Override
    public void afterAll(ExtensionContext context) throws InterruptedException {
        end(context);
    }

    private static void begin(ExtensionContext context) {
        ledger(context).begin(context.getUniqueId());
        context.getStore(OURS).put(BEFORE, LiveThreads.all());
    }

    private static void end(ExtensionContext context) throws InterruptedException {
        @SuppressWarnings("unchecked")
        Set<Thread> before = (Set<Thread>) context.getStore(OURS).remove(BEFORE);
        if (before != null) {
            ledger(context).end(context.getUniqueId(), context.getDisplayName(), before);
        }
    }

    private static ThreadLedger ledger(ExtensionContext context) {
        return context.getRoot()
                .getStore(OURS)
                .computeIfAbsent("ledger", key -> new ThreadLedger(), ThreadLedger.class);
    }
}
