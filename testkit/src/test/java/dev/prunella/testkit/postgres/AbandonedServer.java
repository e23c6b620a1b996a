// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.postgres;

/** A program that starts a server, says where its files are, and never closes it. */
final class AbandonedServer {

    private AbandonedServer() {}

    public static void main(String[] arguments) throws Exception {
        var server = PostgresServer.builder().name("abandoned").start();
        System.out.println(server.dataDirectory());
        if (arguments[0].equals("paused")) {
            server.pause();
        }
        System.out.println("ready");
        System.in.read();
    }
}
