// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.prunella.TargetHandle;
import dev.prunella.act.RemediationResult;
import dev.prunella.detect.Reading;
import dev.prunella.model.Actor;
import dev.prunella.record.AuditEntry;
import dev.prunella.record.AuditRecord;
import dev.prunella.record.AuditTrail;
import dev.prunella.target.Target;
import dev.prunella.testkit.time.FakeTime;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** FAULT-F22: hostile words end as one escaped, capped record each, and never in the way of a restart. */
class HostileTextTest {

    private static final int CAP = 4_096;

    private final MemoryStore store = new MemoryStore();

    static List<String> words() {
        return List.of(
                "line\r\nFAKE: record",
                "\u001b[31mred\u001b[0m\u009b2J",
                "\u202Egnp.exe\u202C\u2066x\u2069",
                "a\u0000b\u0007c\u2028d\u2029e",
                "\uD800 lonely \uDC00",
                "%s %n %d {} ${jndi:ldap://x} \"},{\"kind\":\"TERMINAL\"",
                "x|y|z=1;2,3",
                "x".repeat(10_000_000));
    }

    @ParameterizedTest
    @MethodSource("words")
    void reasonsOfProbesAreEscapedAndCapped(String words) {
        Patient patient = new Patient("patient");
        recordsOf(lab -> {
            lab.start(patient.target().inside(context -> Reading.fail("bad", words)));
            lab.pass(Duration.ofSeconds(65));
        });
    }

    @ParameterizedTest
    @MethodSource("words")
    void messagesOfExceptionsAreEscapedAndCapped(String words) {
        Patient patient = new Patient("patient");
        recordsOf(lab -> {
            lab.start(patient.target(context -> {
                throw new IllegalStateException(words);
            }));
            patient.sick = true;
            lab.pass(Duration.ofSeconds(15));
        });
    }

    @ParameterizedTest
    @MethodSource("words")
    void detailsOfActionsAreEscapedAndCapped(String words) {
        Patient patient = new Patient("patient");
        recordsOf(lab -> {
            lab.start(patient.target(context -> RemediationResult.done(words)));
            patient.sick = true;
            lab.pass(Duration.ofSeconds(15));
        });
    }

    @ParameterizedTest
    @MethodSource("words")
    void whatPeopleSayIsEscapedAndCappedAndComesBackAfterARestart(String words) {
        Actor actor = Actor.person(words.substring(0, Math.min(200, words.length())));
        recordsOf(lab -> {
            TargetHandle handle = lab.start(new Patient("patient").target());
            handle.hold(actor, words, Duration.ofHours(1));
            lab.supervisor.pause(actor, words);
            lab.pass(Duration.ofSeconds(1));
            assertThat(handle.status().hold().why()).hasSizeLessThanOrEqualTo(CAP);
            assertSafe(handle.explain().toString().replace("\n", ""));
            assertSafe(lab.supervisor.status().pausedBecause());
        });
        try (Lab next = labOn(store.afterACrash())) {
            TargetHandle handle = next.start(new Patient("patient").target());
            assertThat(handle.status().hold().actor()).isEqualTo(actor);
            assertThat(next.supervisor.status().pausedBecause()).startsWith(actor.name());
        }
    }

    @Test
    void anActorOfLineFeedsDoesNotKeepTheTrailFromOpening() {
        Actor actor = Actor.person("\n".repeat(199) + "x");
        try (Lab lab = labOn(store)) {
            lab.start(new Patient("patient").target()).hold(actor, "x", Duration.ofHours(1));
            lab.pass(Duration.ofSeconds(1));
        }
        try (Lab next = labOn(store.afterACrash())) {
            next.supervisor.pause(actor, "the first record of a new segment may carry the hold again");
            assertThat(next.start(new Patient("patient").target()).status().hold())
                    .isNotNull();
        }
    }

    @Test
    void anActorWhomNobodyCanSeeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Actor.person("\u200B\u202E"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\nb", "../x y", "\u202Ex", "x|y"})
    void aHostileNameIsRefusedWithItsValue(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Target.named(name)
                        .ownedBy("team")
                        .inside(context -> Reading.pass())
                        .build())
                .withMessageContaining("name must be");
    }

    /** Runs the lab and checks each record that it leaves. */
    private void recordsOf(Consumer<Lab> course) {
        try (Lab lab = labOn(store)) {
            course.accept(lab);
            lab.events.forEach(event -> assertThat(event.what()).hasSizeLessThanOrEqualTo(2 * CAP));
        }
        List<AuditEntry> entries =
                Trails.read(store).stream().map(AuditRecord::entry).toList();
        assertThat(entries).isNotEmpty().allSatisfy(entry -> {
            assertSafe(entry.what());
            assertSafe(entry.reason());
            assertSafe(entry.actor());
        });
    }

    private static void assertSafe(String text) {
        assertThat(text).hasSizeLessThanOrEqualTo(2 * CAP).doesNotMatch("(?s).*[\\p{Cntrl}\\p{Cf}\u2028\u2029].*");
    }

    private static Lab labOn(MemoryStore where) {
        return Lab.in(
                FakeTime.create(),
                builder -> builder.auditTrail(AuditTrail.builder(where).build()));
    }
}
