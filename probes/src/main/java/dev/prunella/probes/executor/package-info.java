// SPDX-License-Identifier: Apache-2.0
/**
 * Looking at an executor from the inside: whether its workers get on, whether it takes more than it can do, and whether a task that is
 * handed to it now begins. Nothing but the JDK may stand here, and nothing that ends a thread.
 */
@NullMarked
package dev.prunella.probes.executor;

import org.jspecify.annotations.NullMarked;
