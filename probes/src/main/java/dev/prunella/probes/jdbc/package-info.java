// SPDX-License-Identifier: Apache-2.0
/**
 * Looking at a database from both sides: through the pool that the application uses, and beside it. No type of a pool or of
 * a driver may stand here.
 */
@NullMarked
package dev.prunella.probes.jdbc;

import org.jspecify.annotations.NullMarked;
