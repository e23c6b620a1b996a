// SPDX-License-Identifier: Apache-2.0
/**
 * Looks once at the start, and whenever it is asked, for settings of the application that will hurt one day, and says what to set. It
 * changes nothing. One check a file; each judges plain facts, which others gather.
 */
@NullMarked
package dev.prunella.spring.doctor;

import org.jspecify.annotations.NullMarked;
