// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.network;

/**
 * Puts a made-up process id into what PostgreSQL says when a session begins, as poolers do (BackendKeyData, message {@code K}).
 * Gives up on a connection that is encrypted or speaks another protocol. One thread's.
 */
final class BackendPids implements Tap {

    private static final int HEADER_BYTES = 5;
    private static final int PID_END = HEADER_BYTES + 4;
    private static final int SHORTEST = 4;

    private final Opening opening;
    private final int pid;
    private int answers;
    private int position;
    private byte type;
    private int length;
    private boolean over;

    BackendPids(Opening opening, int pid) {
        this.opening = opening;
        this.pid = pid;
    }

    @Override
    public void passing(byte[] chunk) {
        for (int i = 0; i < chunk.length && !over; i++) {
            chunk[i] = isAnswerToRequest() ? answer(chunk[i]) : next(chunk[i]);
        }
    }

    private boolean isAnswerToRequest() {
        return position == 0 && answers < opening.requests();
    }

    private byte answer(byte answer) {
        answers++;
        over = answer != 'N';
        return answer;
    }

    private byte next(byte value) {
        int at = position++;
        if (at < HEADER_BYTES) {
            header(at, value);
            return value;
        }
        byte shown = type == 'K' && at < PID_END ? (byte) (pid >>> (8 * (PID_END - 1 - at))) : value;
        endMessage();
        return shown;
    }

    private void header(int at, byte value) {
        if (at == 0) {
            type = value;
            length = 0;
            return;
        }
        length = (length << 8) | (value & 0xff);
        if (position == HEADER_BYTES) {
            over = length < SHORTEST;
            endMessage();
        }
    }

    /** The length that a message tells counts all but its type. */
    private void endMessage() {
        if (position == length + 1) {
            over |= type == 'K';
            position = 0;
        }
    }
}
