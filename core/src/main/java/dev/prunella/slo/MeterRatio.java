// SPDX-License-Identifier: Apache-2.0
package dev.prunella.slo;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** The ratio of two sums of meters, looked up whenever it is read. Safe for use by several threads. */
final class MeterRatio implements Sli.Source {

    private final RegistryView registry;
    private final MeterQuery part;
    private final MeterQuery total;
    private final boolean partIsGood;
    private final MeterSum ofPart = new MeterSum();
    private final MeterSum ofTotal = new MeterSum();
    private double good;

    private MeterRatio(MeterRegistry registry, MeterQuery part, MeterQuery total, boolean partIsGood) {
        this.registry = new RegistryView(registry);
        this.part = part;
        this.total = total;
        this.partIsGood = partIsGood;
    }

    static MeterRatio ofGood(MeterRegistry registry, MeterQuery good, MeterQuery total) {
        return new MeterRatio(registry, good, total, true);
    }

    static MeterRatio ofBad(MeterRegistry registry, MeterQuery bad, MeterQuery total) {
        return new MeterRatio(registry, bad, total, false);
    }

    /**
     * The part is read before the total. A failure that is counted in between looks good until the next reading, in which no event more is
     * good then: so what is good never falls, and nothing is lost.
     */
    @Override
    public synchronized SliReading read() {
        if (registry.moved()) {
            ofPart.begin();
            ofTotal.begin();
        }
        List<Meter> parts = registry.find(part);
        List<Meter> all = registry.find(total);
        String wrong = registry.trouble();
        wrong = wrong.isEmpty() ? wrongWith(parts, part, partIsGood) : wrong;
        wrong = wrong.isEmpty() ? wrongWith(all, total, true) : wrong;
        if (!wrong.isEmpty()) {
            return missing(parts, all, wrong);
        }
        double counted = ofPart.add(parts);
        double whole = ofTotal.add(all);
        if (!ofPart.sound() || !ofTotal.sound()) {
            return SliReading.gap("a meter of it was reset");
        }
        good = Math.max(good, partIsGood ? counted : whole - counted);
        return SliReading.counts((long) good, (long) whole);
    }

    /** Those that are born while others are missing are known from their birth all the same. */
    private SliReading missing(List<Meter> parts, List<Meter> all, String why) {
        if (registry.trouble().isEmpty() && parts.size() + all.size() <= RegistryView.MOST_METERS) {
            ofPart.add(parts);
            ofTotal.add(all);
        }
        return SliReading.gap(why);
    }

    private static String wrongWith(List<Meter> found, MeterQuery query, boolean mustExist) {
        if (found.isEmpty() && mustExist) {
            return "there is no meter " + query;
        }
        if (found.size() > RegistryView.MOST_METERS) {
            return "more than %d meters are %s".formatted(RegistryView.MOST_METERS, query);
        }
        return found.stream().anyMatch(MeterSum::forgets)
                ? "a meter %s has no count that only grows".formatted(query)
                : "";
    }
}
