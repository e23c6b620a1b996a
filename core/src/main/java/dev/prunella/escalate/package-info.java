// SPDX-License-Identifier: Apache-2.0
/**
 * Escalate: when healing is spent or must not be tried, a person is told, once an incident, with the context.
 */
@NullMarked
package dev.prunella.escalate;

import org.jspecify.annotations.NullMarked;
