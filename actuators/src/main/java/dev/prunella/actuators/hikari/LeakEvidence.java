// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is told about leaked connections: how many, from where, by whom. Bounded in length. */
final class LeakEvidence {

    private static final int MOST_THREADS = 3;
    private static final int MOST_SITES = 3;
    private static final int MOST_CHARACTERS = 3_000;

    private final List<Borrow> leaked;

    LeakEvidence(Collection<Borrow> leaked) {
        this.leaked = List.copyOf(leaked);
    }

    /** Whether it is known where one of them was borrowed. */
    boolean hasPlace() {
        return newestPlace() != null;
    }

    /** Where most were borrowed. */
    String sites() {
        Map<String, Long> sites = leaked.stream()
                .map(Borrow::place)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(BorrowPlace::site, Collectors.counting()));
        if (sites.isEmpty()) {
            return "borrowed before places were kept";
        }
        return sites.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(MOST_SITES)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", ", "borrowed at ", ""));
    }

    /** The places, the threads and one stack. */
    String whole() {
        String threads = leaked.stream()
                .map(borrow -> borrow.thread().getName())
                .distinct()
                .limit(MOST_THREADS)
                .collect(Collectors.joining(", "));
        String text = "%s; by %s%s".formatted(sites(), threads, stack());
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
    }

    private String stack() {
        BorrowPlace newest = newestPlace();
        return newest == null
                ? ""
                : newest.frames().stream().map(Frames::toText).collect(Collectors.joining(" < ", "; stack ", ""));
    }

    private @Nullable BorrowPlace newestPlace() {
        return leaked.stream()
                .sorted(Comparator.comparingLong(borrow -> -borrow.sinceNanos()))
                .map(Borrow::place)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
