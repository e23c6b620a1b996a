// SPDX-License-Identifier: Apache-2.0
/**
 * Beans that can be stopped and started, as components of the loop: how they are restarted, by whom they are started first, and how they
 * tell that they have died. Knows nothing of annotations.
 */
@NullMarked
package dev.prunella.spring.component;

import org.jspecify.annotations.NullMarked;
