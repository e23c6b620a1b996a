// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prunella.model.Actor;
import dev.prunella.record.AuditKind;
import dev.prunella.record.AuditReader;
import dev.prunella.record.AuditTrail;
import dev.prunella.record.AuditVerifier;
import dev.prunella.testkit.time.FakeTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trail in real files, as an application has it. */
class FileTrailTest {

    @TempDir
    private Path temporary;

    private Path directory;
    private final Patient patient = new Patient("patient");

    @BeforeEach
    void choose() {
        directory = temporary.resolve("trail");
    }

    @Test
    void theTrailOfASupervisorThatHealedIsWhole() throws IOException {
        // INVARIANT 18
        try (Lab lab = labOn(directory)) {
            heal(lab);
        }
        var trail = AuditVerifier.verify(directory);
        assertThat(trail.findings()).isEmpty();
        assertThat(trail.records()).isGreaterThanOrEqualTo(6);
        assertThat(AuditReader.of(directory).list())
                .extracting(record -> record.kind())
                .containsSubsequence(AuditKind.INCIDENT, AuditKind.INTENT, AuditKind.INCIDENT, AuditKind.TERMINAL);
    }

    @Test
    void aSecondSupervisorOnTheSameDirectoryIsRefused() {
        try (Lab first = labOn(directory)) {
            heal(first);
            assertThatThrownBy(() -> labOn(directory))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("supervisor: auditTrail cannot be opened: ")
                    .hasMessageContaining(directory.toString())
                    .hasMessageContaining("give each supervisor its own directory");
        }
    }

    @Test
    void aDirectoryIsFreeAgainAfterTheClose() {
        labOn(directory).close();
        labOn(directory).close();
        assertThat(Files.exists(directory)).isTrue();
    }

    @Test
    void closedInMidIncidentItKeepsWhatPeopleCommanded() {
        // INVARIANT 41
        Actor ann = Actor.person("ann");
        try (Lab lab = labOn(directory)) {
            patient.curable = false;
            var handle = lab.start(patient.target());
            patient.sick = true;
            lab.pass(Duration.ofSeconds(15));
            handle.hold(ann, "works on it", Duration.ofHours(1));
            lab.supervisor.pause(ann, "deploys");
            lab.pass(Duration.ofSeconds(1));
        }
        try (Lab next = labOn(directory)) {
            assertThat(next.start(patient.target()).status().hold()).isNotNull();
            assertThat(next.supervisor.status().pausedBecause()).isEqualTo("ann: deploys");
        }
    }

    @Test
    void whatADeadProcessLeftOpenIsEndedAndTheTrailIsWhole() throws IOException {
        // INVARIANT 17, FAULT-F13
        Path left = temporary.resolve("left");
        try (Lab lab = labOn(directory)) {
            lab.start(patient.target(context -> {
                lab.time.hang();
                return null;
            }));
            patient.sick = true;
            lab.pass(Duration.ofSeconds(12));
            copyAsOfNow(left);
        }
        assertThat(AuditVerifier.verify(left).findings()).hasSize(1);
        labOn(left).close();
        assertThat(AuditVerifier.verify(left).findings()).isEmpty();
        assertThat(AuditReader.of(left).list())
                .filteredOn(record -> record.kind() == AuditKind.TERMINAL)
                .singleElement()
                .satisfies(record -> assertThat(record.entry().details()).containsEntry("end", "UNKNOWN"));
    }

    @Test
    void aDirectoryThatIsRemovedWhileItIsInUseIsMadeAnewBeforeTheNextAction() throws IOException {
        // INVARIANT 16, FAULT-F14
        boolean[] recorded = {false};
        try (Lab lab = labOn(directory)) {
            lab.start(patient.target(context -> {
                recorded[0] = textOf(directory).contains(context.attempt().key());
                return patient.treat(context);
            }));
            lab.supervisor.resume(Actor.person("ann"));
            lab.pass(Duration.ofSeconds(1));
            remove(directory);
            patient.sick = true;
            lab.pass(Duration.ofSeconds(40));
        }
        assertThat(recorded[0]).isTrue();
        assertThat(AuditVerifier.verify(directory).findings()).isEmpty();
    }

    @Test
    void whileItsDirectoryCannotBeMadeNothingIsDoneAndAPersonIsTold() throws IOException {
        // INVARIANT 19, FAULT-F14
        try (Lab lab = labOn(directory)) {
            lab.start(patient.target());
            lab.supervisor.resume(Actor.person("ann"));
            lab.pass(Duration.ofSeconds(1));
            remove(directory);
            Files.writeString(directory, "in the way");
            patient.sick = true;
            lab.pass(Duration.ofMinutes(1));
            assertThat(patient.treatments).isEmpty();
            assertThat(lab.escalations)
                    .extracting(escalation -> escalation.reason().code())
                    .containsExactly("audit-unavailable");
            Files.delete(directory);
            lab.pass(Lab.WHILE);
            assertThat(patient.treatments).hasSize(1);
        }
    }

    private static void remove(Path all) throws IOException {
        try (var files = Files.list(all)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(all);
    }

    private static String textOf(Path all) throws IOException {
        StringBuilder text = new StringBuilder();
        try (var segments = Files.newDirectoryStream(all, "trail-*.log")) {
            for (Path segment : segments) {
                text.append(Files.readString(segment));
            }
        }
        return text.toString();
    }

    /** What the disk holds of the trail at this moment, without the lock of the process that still lives. */
    private void copyAsOfNow(Path to) throws IOException {
        Files.createDirectory(to);
        List<Path> files;
        try (var all = Files.list(directory)) {
            files = all.filter(file -> !file.getFileName().toString().startsWith("trail."))
                    .toList();
        }
        for (Path file : files) {
            Files.copy(file, to.resolve(file.getFileName()));
        }
    }

    private void heal(Lab lab) {
        lab.start(patient.target());
        patient.sick = true;
        lab.pass(Duration.ofSeconds(40));
        assertThat(patient.sick).isFalse();
    }

    private static Lab labOn(Path where) {
        return Lab.in(FakeTime.create(), builder -> builder.auditTrail(AuditTrail.inDirectory(where)));
    }
}
