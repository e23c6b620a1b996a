// SPDX-License-Identifier: Apache-2.0
package dev.prunella.samples.failover;

import dev.prunella.diagnose.Diagnosis;
import dev.prunella.record.HealingEvent;
import dev.prunella.verify.Verdict;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the supervisor did about one fault.
 *
 * @param noted what its listener was told, in order
 */
record Healing(List<Noted> noted) {

    /** An event and when the listener was told. */
    record Noted(long nanos, HealingEvent event) {}

    /** The diagnoses in order. */
    String diagnosis() {
        String found = events(HealingEvent.class)
                .flatMap(Healing::diagnoses)
                .map(Diagnosis::toString)
                .distinct()
                .collect(Collectors.joining(", then "));
        return found.isEmpty() ? "nothing" : found;
    }

    private static Stream<Diagnosis> diagnoses(HealingEvent event) {
        if (event instanceof HealingEvent.Opened opened) {
            return Stream.of(opened.diagnosis());
        }
        return event instanceof HealingEvent.Rediagnosed again ? Stream.of(again.diagnosis()) : Stream.of();
    }

    /** The actions that were begun, by name. */
    List<String> actions() {
        return events(HealingEvent.Intended.class)
                .map(event -> event.attempt().remediation())
                .toList();
    }

    /** How many actions were begun before this moment. */
    long actionsBefore(long nanos) {
        return noted.stream()
                .filter(each -> each.event() instanceof HealingEvent.Intended && each.nanos() - nanos < 0)
                .count();
    }

    /** What the actions said of themselves. */
    String done() {
        String done = events(HealingEvent.Ended.class)
                .map(event -> event.attempt().remediation() + ": " + event.detail())
                .collect(Collectors.joining("; "));
        return done.isEmpty() ? "nothing" : done;
    }

    /** The last verdict. */
    String verdict() {
        return events(HealingEvent.Verified.class)
                .map(event -> event.verdict().toString())
                .reduce("no action to verify", (first, second) -> second);
    }

    /** Whether the last verdict is that it is healed. */
    boolean healed() {
        return verdict().equals(Verdict.HEALED.toString());
    }

    private <E extends HealingEvent> Stream<E> events(Class<E> kind) {
        return noted.stream().map(Noted::event).filter(kind::isInstance).map(kind::cast);
    }
}
