// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

/**
 * What became of a command.
 *
 * @param command which
 * @param caller in whose name it is recorded
 * @param accepted whether it was handed to the loop, which carries it out in order; false if it would change nothing
 */
public record CommandView(String command, String caller, boolean accepted) {}
