// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OnTheWayTest {

    private final OnTheWay onTheWay = new OnTheWay();

    @Test
    void holdsAQuarterOfAMegabyte() {
        assertThat(fill(Link.CHUNK_BYTES)).isEqualTo(16);
        onTheWay.removeFirst();
        assertThat(onTheWay.isFull()).isFalse();
    }

    @Test
    void holdsAThousandSmallChunks() {
        assertThat(fill(1)).isEqualTo(1_024);
    }

    @Test
    void givesThemBackInOrder() {
        onTheWay.add(new OnTheWay.Chunk(new byte[1], 5));
        onTheWay.add(new OnTheWay.Chunk(new byte[2], 6));
        assertThat(onTheWay.removeFirst().bytes()).hasSize(1);
        assertThat(onTheWay.first().dueNanos()).isEqualTo(6);
        onTheWay.removeFirst();
        assertThat(onTheWay.isEmpty()).isTrue();
    }

    private int fill(int bytes) {
        var chunks = 0;
        while (!onTheWay.isFull()) {
            onTheWay.add(new OnTheWay.Chunk(new byte[bytes], 0));
            chunks++;
        }
        return chunks;
    }
}
