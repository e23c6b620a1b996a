// SPDX-License-Identifier: Apache-2.0
/**
 * Finds Spring's executors and schedulers among the beans. They are looked at and never changed, but for their handler of rejected tasks,
 * which counts while they are supervised.
 */
@NullMarked
package dev.prunella.spring.executor;

import org.jspecify.annotations.NullMarked;
