// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.prunella.detect.Reading;
import dev.prunella.detect.Reading.Status;
import dev.prunella.probes.sampling.Looks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

// REQ L1, F4, A9
class CertificateProbeTest {

    private static final Duration TWO_WEEKS = Duration.ofDays(14);

    @TempDir
    static Path once;

    private static Keys keys;

    @TempDir
    Path folder;

    private final Looks looks = new Looks();

    @BeforeAll
    static void make() throws Exception {
        keys = Keys.in(once)
                .with("short", 10)
                .with("orders", 30)
                .with("root", 2)
                .with("between", 5, "root")
                .with("leaf", 60, "between");
    }

    @AfterEach
    void end() {
        looks.close();
    }

    @Test
    void failsWhenFewerDaysAreLeftThanTheNotice() throws Exception {
        CertificateProbe probe = probe(store("orders"));
        Reading good = looks.of(probe);
        assertThat(good.passed()).isTrue();
        assertThat(good.value().amount()).isCloseTo(30, within(1.0));

        Reading reading = looks.after(Duration.ofDays(20), probe);

        assertThat(reading.code()).isEqualTo(NetworkReadings.EXPIRES);
        assertThat(reading.toString()).contains("the certificate of CN=orders.example ends on 2026-01-31, in 10 days");
    }

    @Test
    void tellsThatACertificateHasEnded() throws Exception {
        CertificateProbe probe = probe(store("orders"));

        Reading reading = looks.after(Duration.ofDays(40), probe);

        assertThat(reading.toString()).contains("CN=orders.example ended on 2026-01-31, 9 days ago");
        assertThat(reading.value().amount()).isNegative();
    }

    @Test
    void failsWhileACertificateDoesNotHoldYet() throws Exception {
        CertificateProbe probe = probe(store("orders"));
        looks.time.jumpWallClock(Duration.ofDays(-20));

        assertThat(looks.of(probe).code()).isEqualTo(NetworkReadings.NOT_YET_VALID);
        assertThat(looks.after(Duration.ofDays(30), probe).passed()).isTrue();
    }

    @Test
    void judgesEachCertificateOfAChainButNotARootThatIssuedItself() throws Exception {
        assertThat(looks.of(probe(store("leaf"))).toString()).contains("CN=between.example ends on");
        assertThat(looks.of(probe(store("root"))).toString()).contains("CN=root.example ends on");
    }

    @Test
    void seesThatACertificateWasReplaced() throws Exception {
        Path file = Keys.write(keys.store("short"), folder.resolve("keys.p12"));
        CertificateProbe probe = probe(Keys.source(file));
        assertThat(looks.of(probe).failed()).isTrue();

        Keys.write(keys.store("orders"), file);

        assertThat(looks.after(Duration.ofSeconds(1), probe).passed()).isTrue();
    }

    @Test
    void leavesOutWhatAStoreMerelyTrusts() throws Exception {
        KeyStore store = keys.store("orders");
        store.setCertificateEntry("authority", keys.store("root").getCertificate("root"));
        KeyStoreFile source = Keys.source(Keys.write(store, folder.resolve("keys.p12")));

        assertThat(looks.of(probe(source)).passed()).isTrue();
        assertThat(looks.of(probe(source.alias("authority"))).failed()).isTrue();
        assertThat(looks.of(probe(source.alias("nobody"))).status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void wipesThePasswordAfterwards() throws Exception {
        Path file = Keys.write(keys.store("orders"), folder.resolve("keys.p12"));
        char[] secret = Keys.PASSWORD.clone();

        assertThat(looks.of(probe(KeyStoreFile.of(file, () -> secret))).passed())
                .isTrue();
        assertThat(secret).containsOnly('\0');
    }

    @Test
    void readsAFileInEitherForm() throws Exception {
        Path pem = Files.writeString(folder.resolve("short.pem"), keys.pem("short"));
        Path der = Files.write(folder.resolve("short.der"), keys.der("short"));

        assertThat(looks.of(probe(CertificateFile.of(pem))).code()).isEqualTo(NetworkReadings.EXPIRES);
        assertThat(looks.of(probe(CertificateFile.of(der))).code()).isEqualTo(NetworkReadings.EXPIRES);
    }

    @Test
    void readsACertificateBesideItsKey() throws Exception {
        String key = "-----BEGIN PRIVATE KEY-----\nbm90IGEga2V5\n-----END PRIVATE KEY-----\n";
        Path pem = Files.writeString(folder.resolve("short.pem"), key + keys.pem("short"));

        assertThat(looks.of(probe(CertificateFile.of(pem))).code()).isEqualTo(NetworkReadings.EXPIRES);
    }

    @Test
    void nothingIsKnownOfWhatCannotBeRead() throws IOException {
        Path nonsense = Files.writeString(folder.resolve("nonsense.pem"), "nothing of the kind");
        Path huge = Files.write(folder.resolve("huge.pem"), new byte[1_048_577]);

        for (Path file : List.of(folder.resolve("gone.pem"), nonsense, huge)) {
            Reading reading = looks.of(probe(CertificateFile.of(file)));
            assertThat(reading.status()).isEqualTo(Status.UNKNOWN);
            assertThat(reading.code()).isEqualTo(NetworkReadings.UNREADABLE);
        }
        assertThat(looks.of(probe(context -> List.of())).toString()).contains("there is none");
    }

    @Test
    void theLastOneThatWasReadCountsWhileNoneCanBeRead() throws Exception {
        Path pem = Files.writeString(folder.resolve("orders.pem"), keys.pem("orders"));
        CertificateProbe probe = probe(CertificateFile.of(pem));
        looks.of(probe);
        Files.delete(pem);

        assertThat(looks.after(Duration.ofDays(1), probe).passed()).isTrue();
        assertThat(looks.after(Duration.ofDays(20), probe).code()).isEqualTo(NetworkReadings.EXPIRES);
    }

    @Test
    void asksSeldomWhileACertificateEnds() throws Exception {
        KeyStoreFile source = store("short");
        int[] asked = {0};
        CertificateProbe probe = probe(context -> {
            asked[0]++;
            return source.read(context);
        });

        for (int i = 0; i < 600; i++) {
            looks.after(Duration.ofSeconds(1), probe);
        }

        assertThat(asked[0]).isEqualTo(3);
    }

    @Test
    void aServerThatIsLateProvesNothing() {
        assertThat(probe(context -> List.of())
                        .late(looks.context(Duration.ofSeconds(1)))
                        .status())
                .isEqualTo(Status.UNKNOWN);
    }

    @Test
    void refusesANoticeOfNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CertificateProbe.of(context -> List.of(), Duration.ZERO))
                .withMessage("certificate probe: notice must be more than zero, got PT0S");
        assertThat(Arrays.stream(new int[] {0, 65_536}))
                .allSatisfy(port -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> TlsEndpoint.of("localhost", port))
                        .withMessageContaining("port must be 1 to 65535, got " + port));
    }

    private KeyStoreFile store(String alias) throws Exception {
        return Keys.source(Keys.write(keys.store(alias), folder.resolve(alias + ".p12")));
    }

    private static CertificateProbe probe(CertificateSource source) {
        return CertificateProbe.of(source, TWO_WEEKS);
    }
}
