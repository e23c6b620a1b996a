// SPDX-License-Identifier: Apache-2.0
/**
 * HikariCP: the data source whose pool can be healed, and the views by which it is watched. Nothing here reaches into
 * HikariCP's private parts, and nothing outside this package names one of its types.
 */
@NullMarked
package dev.prunella.actuators.hikari;

import org.jspecify.annotations.NullMarked;
