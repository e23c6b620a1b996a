// SPDX-License-Identifier: Apache-2.0
/**
 * Record, for machines that watch: meters, spans and flight recordings, made from the events of the loop on lanes of their own.
 * Nothing here decides, and nothing here runs on a thread of the application or of the loop but the keeping of a list.
 */
@NullMarked
package dev.prunella.record.telemetry;

import org.jspecify.annotations.NullMarked;
