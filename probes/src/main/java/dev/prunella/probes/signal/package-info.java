// SPDX-License-Identifier: Apache-2.0
/** What is measured, looked at as a signal: where it is going, whether it still moves, whether it still comes. */
@NullMarked
package dev.prunella.probes.signal;

import org.jspecify.annotations.NullMarked;
