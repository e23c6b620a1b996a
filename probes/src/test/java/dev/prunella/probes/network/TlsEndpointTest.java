// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prunella.detect.Reading;
import dev.prunella.detect.Reading.Status;
import dev.prunella.probes.sampling.Looks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real server, whose certificate nobody trusts and which has ended by the time of day. */
// REQ L1, F4
class TlsEndpointTest {

    @TempDir
    static Path once;

    private static Keys keys;

    private final Looks looks = new Looks();

    @BeforeAll
    static void make() throws Exception {
        keys = Keys.in(once).with("orders", 10);
    }

    @AfterEach
    void end() {
        looks.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void readsTheCertificateThatIsShownAndSendsNothing(String protocol) throws Exception {
        try (TlsServer server = new TlsServer(keys.store("orders"), protocol)) {
            Reading reading = looks.of(probe(server.endpoint()));

            assertThat(reading.code()).isEqualTo(NetworkReadings.EXPIRES);
            assertThat(reading.toString()).contains("CN=orders.example ends on 2026-01-11");
            await().until(() -> !server.received.isEmpty());
            assertThat(server.received).containsExactly(-1);
        }
    }

    @Test
    void asksForAnotherName() throws Exception {
        try (TlsServer server = new TlsServer(keys.store("orders"))) {
            looks.of(probe(server.endpoint().asking("orders.example")));

            await().until(() -> !server.askedFor.isEmpty());
            assertThat(server.askedFor.get(0)).contains("orders.example");
        }
    }

    @Test
    void seesTheCertificateOfAServerThatWantsOneOfTheClient() throws Exception {
        try (TlsServer server = new TlsServer(keys.store("orders"), "TLSv1.2").askingForTheClients()) {
            assertThat(looks.of(probe(server.endpoint())).code()).isEqualTo(NetworkReadings.EXPIRES);
        }
    }

    @Test
    void seesEachTimeWhatIsShownNow() throws Exception {
        try (TlsServer server = new TlsServer(keys.store("orders"))) {
            for (int i = 0; i < 3; i++) {
                assertThat(server.endpoint().read(looks.context(Duration.ofSeconds(1))))
                        .hasSize(1);
            }
        }
    }

    @Test
    void nothingIsKnownOfAServerThatIsNotThere() throws IOException {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }

        Reading reading = looks.of(probe(TlsEndpoint.of("127.0.0.1", port)));

        assertThat(reading.status()).isEqualTo(Status.UNKNOWN);
        assertThat(reading.code()).isEqualTo(NetworkReadings.UNREADABLE);
    }

    @Test
    void nothingIsKnownOfAServerThatIsMute() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Reading reading =
                    probe(TlsEndpoint.of("127.0.0.1", mute.getLocalPort())).look(looks.context(Duration.ofMillis(200)));

            assertThat(reading.status()).isEqualTo(Status.UNKNOWN);
        }
    }

    private static CertificateProbe probe(TlsEndpoint endpoint) {
        return CertificateProbe.of(endpoint, Duration.ofDays(14));
    }
}
