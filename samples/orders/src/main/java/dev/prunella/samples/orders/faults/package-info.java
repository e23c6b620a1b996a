// SPDX-License-Identifier: Apache-2.0
/** A database of two servers behind one address, and what can happen to it. Not part of the service. */
@NullMarked
package dev.prunella.samples.orders.faults;

import org.jspecify.annotations.NullMarked;
