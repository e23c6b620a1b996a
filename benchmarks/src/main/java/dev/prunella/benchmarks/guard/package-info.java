// SPDX-License-Identifier: Apache-2.0
/** What a guarded call costs, beside peers: a row is a constant of {@code Row} and a class that extends {@code Way}. */
@NullMarked
package dev.prunella.benchmarks.guard;

import org.jspecify.annotations.NullMarked;
