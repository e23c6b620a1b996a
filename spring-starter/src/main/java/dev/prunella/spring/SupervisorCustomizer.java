// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import dev.prunella.SupervisorBuilder;

/** Sets what properties do not set. Each bean of this type is called once, in order, before the supervisor is built. */
@FunctionalInterface
public interface SupervisorCustomizer {

    /** Sets what it wants. */
    void customize(SupervisorBuilder supervisor);
}
