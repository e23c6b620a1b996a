// SPDX-License-Identifier: Apache-2.0
/**
 * What a PostgreSQL server itself says of the connections that lead to it, and what that proves. No type of a pool may stand here;
 * PostgreSQL's driver may.
 */
@NullMarked
package dev.prunella.probes.postgres;

import org.jspecify.annotations.NullMarked;
