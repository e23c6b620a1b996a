// SPDX-License-Identifier: Apache-2.0
/** The console in a real browser, over real applications. */
@NullMarked
package dev.prunella.spring.console;

import org.jspecify.annotations.NullMarked;
