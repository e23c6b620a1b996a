// SPDX-License-Identifier: Apache-2.0
/**
 * Looking at names and certificates. The one room of the probes that opens connections of its own, each to an end point that the application
 * has named, and sends nothing but a handshake.
 */
@NullMarked
package dev.prunella.probes.network;

import org.jspecify.annotations.NullMarked;
