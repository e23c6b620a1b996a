// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jvm;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which threads belong to a target. Asked on a worker; returns at once. */
@FunctionalInterface
public interface ThreadOwner {

    /** Whether this live thread does. */
    boolean owns(Thread thread);

    /** Those whose names begin so, as {@code orders-}. */
    static ThreadOwner named(String prefix) {
        if (prefix.isEmpty()) {
            throw new IllegalArgumentException("thread owner: prefix must not be empty");
        }
        return matching(name -> name.startsWith(prefix));
    }

    /** Those with such a name. */
    static ThreadOwner matching(Predicate<String> name) {
        return thread -> name.test(thread.getName());
    }

    /** Those of this group and of the groups in it. */
    static ThreadOwner inGroup(ThreadGroup group) {
        return thread -> {
            @Nullable ThreadGroup own = thread.getThreadGroup();
            return own != null && group.parentOf(own);
        };
    }

    /** All of the process: for a target that is the whole application. */
    static ThreadOwner ofTheProcess() {
        return thread -> true;
    }
}
