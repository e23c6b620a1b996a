// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

import java.time.Instant;

/**
 * One line of what happened.
 *
 * @param at the time of day
 * @param target who; empty for the supervisor as a whole
 * @param incident the episode's id; empty outside of one
 * @param what in one line
 */
public record EventView(Instant at, String target, String incident, String what) {}
