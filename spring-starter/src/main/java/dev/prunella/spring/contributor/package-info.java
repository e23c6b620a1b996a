// SPDX-License-Identifier: Apache-2.0
/**
 * Turns Spring Boot's health contributors into targets that tell how what the application depends on is. Nothing here is ever remedied, and
 * nothing is handed over to the platform. Only reached where Spring Boot's module for health is on the class path.
 */
@NullMarked
package dev.prunella.spring.contributor;

import org.jspecify.annotations.NullMarked;
