// SPDX-License-Identifier: Apache-2.0
/**
 * What Spring Boot's health endpoint says of the supervision itself. No health of a target is turned into a status here: readiness and
 * liveness follow the ladder alone.
 */
@NullMarked
package dev.prunella.spring.health;

import org.jspecify.annotations.NullMarked;
