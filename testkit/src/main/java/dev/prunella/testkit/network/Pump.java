// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.network;

import java.io.IOException;
import java.net.Socket;

/**
 * One direction of a connection: reads from one socket, asks the gate, writes to the other. It holds one buffer at most;
 * what a silent connection cannot pass on stays in the kernel's buffers, and the sender is slowed down by them.
 */
final class Pump {

    private static final int BUFFER_BYTES = 16 * 1024;

    private final Socket from;
    private final Socket to;
    private final Gate gate;

    Pump(Socket from, Socket to, Gate gate) {
        this.from = from;
        this.to = to;
        this.gate = gate;
    }

    /**
     * Runs until the stream ends, and then ends the other side's stream.
     *
     * @throws IOException if a side was reset, which is thrown only once the gate lets it pass
     */
    void run() throws IOException, InterruptedException {
        byte[] buffer = new byte[BUFFER_BYTES];
        int length = read(buffer);
        while (length >= 0) {
            if (!gate.pass()) {
                return;
            }
            to.getOutputStream().write(buffer, 0, length);
            length = read(buffer);
        }
        if (gate.pass()) {
            to.shutdownOutput();
        }
    }

    private int read(byte[] buffer) throws IOException, InterruptedException {
        try {
            return from.getInputStream().read(buffer);
        } catch (IOException reset) {
            gate.pass();
            throw reset;
        }
    }
}
