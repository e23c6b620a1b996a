// SPDX-License-Identifier: Apache-2.0
/** The service, as anybody writes it. Nothing in here knows of Prunella. */
@NullMarked
package dev.prunella.samples.orders.app;

import org.jspecify.annotations.NullMarked;
