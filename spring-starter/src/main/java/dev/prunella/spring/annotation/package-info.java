// SPDX-License-Identifier: Apache-2.0
/**
 * What an application writes to have its own beans healed: annotations and nothing else. What is made of them lives in the packages
 * {@code declared}, {@code component} and {@code guarded}.
 */
@NullMarked
package dev.prunella.spring.annotation;

import org.jspecify.annotations.NullMarked;
