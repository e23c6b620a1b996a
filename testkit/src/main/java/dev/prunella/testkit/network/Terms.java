// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.network;

import java.net.InetSocketAddress;
import java.util.function.Supplier;

/**
 * What a connection is given when it is accepted, and keeps.
 *
 * @param name the beginning of its threads' names
 * @param upstream where it goes
 * @param behaviour how it begins
 * @param link what the network is like, now and whenever it is asked again
 * @param seed what its chance follows from
 * @param fakePid the process id that its client is told; zero for the server's own
 */
record Terms(
        String name, InetSocketAddress upstream, Behaviour behaviour, Supplier<Link> link, long seed, int fakePid) {}
