// SPDX-License-Identifier: Apache-2.0
/**
 * Finds the registries of circuit breakers among the beans and has them followed while supervision lasts. Nothing here is loaded where
 * resilience4j is not, and nothing is made where no registry is.
 */
@NullMarked
package dev.prunella.spring.resilience4j;

import org.jspecify.annotations.NullMarked;
