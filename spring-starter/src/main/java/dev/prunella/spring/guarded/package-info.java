// SPDX-License-Identifier: Apache-2.0
/**
 * Puts guards before annotated methods, by Spring's own proxies: which methods those are, whether a proxy can have them, and the call
 * itself.
 */
@NullMarked
package dev.prunella.spring.guarded;

import org.jspecify.annotations.NullMarked;
