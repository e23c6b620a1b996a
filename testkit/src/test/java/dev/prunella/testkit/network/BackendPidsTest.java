// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.network;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackendPidsTest {

    private static final int FAKE = 1_000_000_007;

    private final Opening opening = new Opening(() -> {});
    private final BackendPids pids = new BackendPids(opening, FAKE);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 1_000})
    void rewritesTheIdHoweverTheBytesAreCut(int slice) {
        var said = joined(ok(), status(), keyData(42), ready());
        assertThat(passed(said, slice)).isEqualTo(joined(ok(), status(), keyData(FAKE), ready()));
    }

    @Test
    void skipsTheServersNoToEncryption() {
        opening.passing(request(80_877_103));
        assertThat(passed(joined(bytes("N"), ok(), keyData(42)), 3)).isEqualTo(joined(bytes("N"), ok(), keyData(FAKE)));
    }

    @Test
    void leavesAnEncryptedSessionAlone() {
        opening.passing(request(80_877_103));
        assertThat(passed(joined(bytes("S"), keyData(42)), 100)).isEqualTo(joined(bytes("S"), keyData(42)));
    }

    @Test
    void leavesEverythingAloneAfterwards() {
        var rows = joined(keyData(42), keyData(43));
        assertThat(passed(rows, 100)).isEqualTo(joined(keyData(FAKE), keyData(43)));
    }

    @Test
    void leavesOtherProtocolsAlone() {
        var http = bytes("H\0\0\0\0TTP/1.1 200 OK");
        assertThat(passed(http, 100)).isEqualTo(http);
    }

    private byte[] passed(byte[] said, int slice) {
        var out = ByteBuffer.allocate(said.length);
        for (int from = 0; from < said.length; from += slice) {
            var chunk = new byte[Math.min(slice, said.length - from)];
            System.arraycopy(said, from, chunk, 0, chunk.length);
            pids.passing(chunk);
            out.put(chunk);
        }
        return out.array();
    }

    private static byte[] ok() {
        return ByteBuffer.allocate(9).put((byte) 'R').putInt(8).putInt(0).array();
    }

    private static byte[] status() {
        return joined(ByteBuffer.allocate(5).put((byte) 'S').putInt(4 + 6).array(), bytes("K\0PID\0"));
    }

    private static byte[] keyData(int pid) {
        return ByteBuffer.allocate(13)
                .put((byte) 'K')
                .putInt(12)
                .putInt(pid)
                .putInt(99)
                .array();
    }

    private static byte[] ready() {
        return ByteBuffer.allocate(6).put((byte) 'Z').putInt(5).put((byte) 'I').array();
    }

    private static byte[] request(int code) {
        return ByteBuffer.allocate(8).putInt(8).putInt(code).array();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static byte[] joined(byte[]... parts) {
        var all = ByteBuffer.allocate(1_000);
        for (var part : parts) {
            all.put(part);
        }
        return Arrays.copyOf(all.array(), all.position());
    }
}
