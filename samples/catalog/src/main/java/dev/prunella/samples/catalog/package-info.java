// SPDX-License-Identifier: Apache-2.0
/** A service behind a guard that limits what is under way and throttles clients by their key. */
@NullMarked
package dev.prunella.samples.catalog;

import org.jspecify.annotations.NullMarked;
