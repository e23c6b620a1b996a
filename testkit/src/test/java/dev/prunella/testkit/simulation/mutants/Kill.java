// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.mutants;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A seed by which a mutant is found.
 *
 * @param seed of the run
 * @param law that it breaks
 */
record Kill(long seed, String law) {

    private static final String TABLE = "kills.tsv";

    /** The first seed by which a mutant is found as it must be, up to {@code last} or else the one that is recorded; null for none. */
    static @Nullable Kill search(Mutant mutant, long last) throws ReflectiveOperationException {
        LongFunction<@Nullable String> run = MutantLoader.of(mutant);
        for (long seed = 1; seed <= last; seed++) {
            Kill kill = of(mutant, seed, run);
            if (kill != null) {
                return kill;
            }
        }
        Kill recorded = table().get(mutant.name());
        return recorded == null ? null : of(mutant, recorded.seed, run);
    }

    private static @Nullable Kill of(Mutant mutant, long seed, LongFunction<@Nullable String> run) {
        String breach = run.apply(seed);
        return breach != null && mutant.isFoundBy(breach) ? new Kill(seed, lawOf(breach)) : null;
    }

    static String lawOf(String breach) {
        return breach.substring(0, breach.indexOf(':'));
    }

    /** The recorded kills by the names of the mutants. */
    static Map<String, Kill> table() {
        try (InputStream bytes = Objects.requireNonNull(Kill.class.getResourceAsStream(TABLE), TABLE)) {
            Map<String, Kill> kills = new LinkedHashMap<>();
            new String(bytes.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                String[] parts = line.split("\t", -1);
                kills.put(parts[2], new Kill(Long.parseLong(parts[0]), parts[1]));
            });
            return kills;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line of the table. */
    String line(Mutant mutant) {
        return seed + "\t" + law + "\t" + mutant.name();
    }
}
