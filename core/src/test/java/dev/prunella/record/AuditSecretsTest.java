// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.model.HostileText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditSecretsTest {

    /** A marked secret stands at each {@code #}. */
    private static final List<String> SHAPES = List.of(
            "password=#",
            "password = #",
            "PASSWORD: #",
            "Password:\"#\"",
            "{\"password\":\"#\",\"user\":\"app\"}",
            "{\\\"password\\\":\\\"#\\\"}",
            "{\"db\" : {\"passwd\" : \"a \\\" #\"}}",
            "pwd=#;encrypt=true",
            "jdbc:sqlserver://h:1433;user=sa;password=#;encrypt=true",
            "jdbc:postgresql://h:5432/db?user=app&password=#&ssl=true",
            "jdbc:postgresql://app:#@h:5432/db",
            "postgres://app:sla/sh#@h/db",
            "jdbc:oracle:thin:scott/#@//h:1521/svc",
            "jdbc:mysql://h/db?user=app&password=a&amp;#",
            "redis://:#@cache:6379/0",
            "amqp://guest:#@mq:5672/%2f",
            "https://#@github.com/a/b.git",
            "mongodb+srv://u:p#w@cluster/?retryWrites=true",
            "spring.datasource.password=#",
            "DB_PASSWORD=#",
            "export PGPASSWORD='#'",
            "-Djavax.net.ssl.keyStorePassword=#",
            "--password #",
            "--db-password=#",
            "client_secret=#&grant_type=client_credentials",
            "clientSecret => '#'",
            "secret=[a, #]",
            "Properties{user=app, password=#, ssl=true}",
            "token=#",
            "access_token: #",
            "?access_token=#&x=y",
            "refreshToken=\"#\"",
            "X-Auth-Token: #",
            "api_key=#",
            "X-Api-Key: #",
            "apikey%3D#",
            "Authorization: Basic YXBwOg#",
            "Authorization: Bearer #",
            "authorization=[Bearer #]",
            "Proxy-Authorization: Digest username=\"a\", response=\"#\"",
            "Cookie: a=b; session=#",
            "Set-Cookie: JSESSIONID=#; HttpOnly",
            "failed with Bearer #",
            "token: Bearer #",
            "AccountKey=#;EndpointSuffix=core",
            "aws_secret_access_key = #",
            "<password>#</password>",
            "<property name=\"x\"><secret> # </secret>",
            "ALTER ROLE app PASSWORD '#'",
            "CREATE USER app IDENTIFIED BY '#'",
            "-----BEGIN RSA PRIVATE KEY-----\nMIIE#\n-----END RSA PRIVATE KEY-----",
            "-----BEGIN OPENSSH PRIVATE KEY-----\\nb3Bl#\\n",
            "key ghp_#0123456789abcdef",
            "jwt eyJhbGciOi#.eyJzdWIi.c2ln",
            "pass\u200bword=#",
            "password\u001b[0m=#",
            "credentials=(user, #)",
            "password=\n#",
            "DB_PASS: #");

    @TempDir
    Path temp;

    @Test // THREAT-T5
    void noneOfThePlantedSecretsIsInTheTrail() throws IOException {
        TrailFixture trail = new TrailFixture(temp.resolve("audit"));
        assertThat(SHAPES).hasSizeGreaterThanOrEqualTo(50);
        for (int i = 0; i < SHAPES.size(); i++) {
            String text = SHAPES.get(i).replace("#", "CANARY" + i);
            trail.append(AuditEntry.of(AuditKind.NOTE)
                    .target("orders-db")
                    .incident(text)
                    .what(text)
                    .reason("java.sql.SQLException: " + text + "\n\tat driver")
                    .actor(text)
                    .policy(text)
                    .detail("cause", text)
                    .detail("db.password", "CANARY" + i)
                    .build());
        }
        trail.append(AuditEntry.of(AuditKind.NOTE)
                .what("id AKIAIOSFODNN7EXAMPLE, ASIAIOSFODNN7EXAMPLE")
                .build());
        trail.close();

        assertThat(Files.readString(trail.segment(1)).lines().filter(line -> line.contains("CANARY")))
                .isEmpty();
        assertThat(Files.readString(trail.segment(1)))
                .doesNotContain("IOSFODNN7")
                .contains("java.sql.SQLException");
    }

    @Test // FAULT-F22, THREAT-T4
    void anyInputGivesExactlyOneRecordInPrintableAscii() throws IOException {
        TrailFixture trail = new TrailFixture(temp.resolve("audit"), 1 << 28, 16);
        Random random = new Random(22);
        for (int i = 0; i < 500; i++) {
            trail.append(hostile(random));
        }
        trail.close();

        assertThat(AuditVerifier.verify(trail.directory).records()).isEqualTo(501);
        byte[] bytes = Files.readAllBytes(trail.segment(1));
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1).lines()).hasSize(502);
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1).chars())
                .allMatch(c -> c == '\n' || (c >= 0x20 && c <= 0x7e));
    }

    @Test // FAULT-F22
    void theLargestEntryFitsIntoAFrame() throws IOException {
        TrailFixture trail = new TrailFixture(temp.resolve("audit"), 1 << 28, 16);
        String text = "大".repeat(100_000);
        AuditEntryBuilder entry = AuditEntry.of(AuditKind.NOTE)
                .incident(text)
                .target(text)
                .what(text)
                .reason(text)
                .actor(text);
        for (int i = 0; i < 100; i++) {
            entry.detail(text + i, text).detail("大".repeat(150) + i, text);
        }
        trail.append(entry.build());
        trail.reopen();

        assertThat(trail.acks).containsExactly(new AuditAck.Written(2));
        AuditEntry read = trail.session.recovery().tail().get(0).entry();
        assertThat(read.details()).hasSize(64).containsKey(AuditEntry.OMITTED);
        assertThat(read.reason()).hasSize(4_096).endsWith("...[truncated, 100000 chars]");
    }

    private static AuditEntry hostile(Random random) {
        AuditEntryBuilder entry = AuditEntry.of(AuditKind.ANSWER)
                .incident(HostileText.next(random, 300))
                .target(HostileText.next(random, 300))
                .what(HostileText.next(random, 6_000))
                .reason(HostileText.next(random, 6_000))
                .actor(HostileText.next(random, 300))
                .policy(HostileText.next(random, 300));
        for (int i = random.nextInt(5); i > 0; i--) {
            entry.detail(HostileText.next(random, 300), HostileText.next(random, 6_000));
        }
        return entry.build();
    }
}
