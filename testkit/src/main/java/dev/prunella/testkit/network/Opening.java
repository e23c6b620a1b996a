// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.network;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads how a client begins: with any number of PostgreSQL's requests for encryption, and then with a TLS handshake or with
 * something else. Of other protocols than PostgreSQL's it knows whether they begin with a handshake. Written by one thread.
 */
final class Opening implements Tap {

    private static final int REQUEST_BYTES = 8;
    private static final long SSL_REQUEST = (8L << 32) | 80_877_103;
    private static final long GSS_REQUEST = (8L << 32) | 80_877_104;
    private static final byte HANDSHAKE = 0x16;

    private final Runnable whenTlsBegins;
    private final AtomicInteger requests = new AtomicInteger();
    private int position;
    private long request;
    private boolean known;

    Opening(Runnable whenTlsBegins) {
        this.whenTlsBegins = whenTlsBegins;
    }

    /** How many requests for encryption have passed so far; the server answers each with one byte. */
    int requests() {
        return requests.get();
    }

    @Override
    public void passing(byte[] chunk) {
        for (int i = 0; i < chunk.length && !known; i++) {
            read(chunk[i]);
        }
    }

    private void read(byte next) {
        if (position == 0 && next == HANDSHAKE) {
            known = true;
            whenTlsBegins.run();
            return;
        }
        request = (request << 8) | (next & 0xff);
        position++;
        if (position == REQUEST_BYTES) {
            judgeRequest();
        }
    }

    private void judgeRequest() {
        if (request == SSL_REQUEST || request == GSS_REQUEST) {
            requests.incrementAndGet();
            position = 0;
        } else {
            known = true;
        }
    }
}
