// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.prunella.detect.Reading;
import dev.prunella.probes.sampling.Looks;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

// REQ A2, L1
class NameProbeTest {

    private static final Duration PROMPT = Duration.ofSeconds(1);

    private final Looks looks = new Looks();
    private AddressCache cache = new AddressCache("30", "", false);
    private String[] addresses = {"10.0.0.1", "10.0.0.2"};
    private Duration takes = Duration.ZERO;
    private int asked;
    private final NameProbe probe = NameProbe.of("db.example", PROMPT, this::resolve, () -> cache);

    @AfterEach
    void end() {
        looks.close();
    }

    @Test
    void passesANameWithAnAddress() {
        assertThat(looks.of(probe)).isEqualTo(Reading.pass().measuring(0, "changes"));
    }

    @Test
    void failsWithoutOneAndIsAskedSeldomThen() {
        addresses = new String[0];
        assertThat(looks.of(probe).code()).isEqualTo(NetworkReadings.UNRESOLVED);
        assertThat(looks.after(Duration.ofSeconds(1), probe).toString()).contains("db.example has no address");

        for (int i = 0; i < 300; i++) {
            looks.after(Duration.ofMillis(100), probe);
        }

        assertThat(asked).isBetween(5, 6);
    }

    @Test
    void failsWhenTheAnswerTakesTooLong() {
        takes = Duration.ofMillis(1_500);

        assertThat(looks.of(probe).code()).isEqualTo(NetworkReadings.SLOW);
        assertThat(looks.after(PROMPT, probe).toString())
                .contains("it took 1500 ms to find the addresses of db.example");
    }

    @Test
    void tellsForAWhileThatTheNameHasMoved() {
        looks.of(probe);
        addresses = new String[] {"10.0.0.9"};

        Reading reading = looks.after(Duration.ofSeconds(30), probe);

        assertThat(reading.passed()).isTrue();
        assertThat(reading.value()).isEqualTo(new Reading.Measurement(1, "changes"));
        assertThat(reading.toString()).contains("db.example has moved from 10.0.0.1, 10.0.0.2 to 10.0.0.9");
        assertThat(looks.after(Duration.ofMinutes(10), probe))
                .isEqualTo(Reading.pass().measuring(1, "changes"));
    }

    @Test
    void anotherOrderIsNoMove() {
        looks.of(probe);
        addresses = new String[] {"10.0.0.2", "10.0.0.1"};

        assertThat(looks.after(Duration.ofSeconds(30), probe))
                .isEqualTo(Reading.pass().measuring(0, "changes"));
    }

    @Test
    void failsWhereTheVirtualMachineKeepsAddressesForEver() {
        cache = new AddressCache("-1", "", false);

        Reading reading = looks.of(probe);

        assertThat(reading.code()).isEqualTo(NetworkReadings.CACHED_FOR_EVER);
        assertThat(reading.toString()).contains("networkaddress.cache.ttl");
    }

    @ParameterizedTest
    @CsvSource({
        "-1, '', false, true",
        "30, -1, true, false",
        "'', -1, false, true",
        "nonsense, -1, false, true",
        "'', '', false, false",
        "'', '', true, true",
        "0, '', true, false"
    })
    void knowsHowLongAddressesAreKept(String security, String system, boolean manager, boolean forEver) {
        assertThat(new AddressCache(security, system, manager).forEver()).isEqualTo(forEver);
    }

    @Test
    void resolvesByTheVirtualMachine() {
        assertThat(looks.of(NameProbe.of("localhost", PROMPT)).passed()).isTrue();
        assertThat(AddressCache.ofThisProcess().forEver()).isFalse();
    }

    @Test
    void refusesWhatIsNoName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NameProbe.of(" ", PROMPT))
                .withMessageContaining("host must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NameProbe.of("db.example", Duration.ZERO))
                .withMessage("name probe: within must be more than zero, got PT0S");
    }

    private InetAddress[] resolve(String host) throws UnknownHostException {
        asked++;
        looks.time.advance(takes);
        if (addresses.length == 0) {
            throw new UnknownHostException(host);
        }
        InetAddress[] found = new InetAddress[addresses.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = InetAddress.getByName(addresses[i]);
        }
        return found;
    }
}
