// SPDX-License-Identifier: Apache-2.0
/** A Spring Boot application as anybody writes it. Knows nothing of Prunella. */
@NullMarked
package dev.prunella.spring.app;

import org.jspecify.annotations.NullMarked;
