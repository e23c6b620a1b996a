// SPDX-License-Identifier: Apache-2.0
/**
 * Time to heal: real faults on real servers under load, with Prunella and with HikariCP alone in the same run. A further fault
 * is a further file that implements {@link dev.prunella.benchmarks.heal.Fault}.
 */
@NullMarked
package dev.prunella.benchmarks.heal;

import org.jspecify.annotations.NullMarked;
