// SPDX-License-Identifier: Apache-2.0
/**
 * Escalate: when healing is spent or must not be tried, a person is told, once an incident and a root
 * cause, with the context; then the platform may be asked to take over. What is told when is decided in {@code loop}.
 */
@NullMarked
package dev.prunella.escalate;

import org.jspecify.annotations.NullMarked;
