// SPDX-License-Identifier: Apache-2.0
package dev.prunella.slo;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Objects;

/**
 * Which meters are meant: all of a name that have these tags and none of those, among them such as are registered later. Immutable.
 *
 * @param name as Micrometer takes it, without a unit
 * @param with tags that a meter must have
 * @param without tags that it must not have
 */
public record MeterQuery(String name, Tags with, Tags without) {

    /** Refuses an empty name. */
    public MeterQuery {
        Objects.requireNonNull(with, "with");
        Objects.requireNonNull(without, "without");
        if (name.isBlank()) {
            throw new IllegalArgumentException("meter query: name must not be blank, got '" + name + "'");
        }
    }

    /** All meters of this name. */
    public static MeterQuery named(String name) {
        return new MeterQuery(name, Tags.empty(), Tags.empty());
    }

    /** Of those, the ones with this tag. */
    public MeterQuery tag(String key, String value) {
        return new MeterQuery(name, with.and(key, value), without);
    }

    /** Of those, the ones that do not have this tag. */
    public MeterQuery except(String key, String value) {
        return new MeterQuery(name, with, without.and(Tags.of(key, value)));
    }

    List<Meter> in(MeterRegistry registry) {
        return registry.find(name).tags(with).meters().stream()
                .filter(this::isNoOther)
                .toList();
    }

    private boolean isNoOther(Meter meter) {
        for (Tag tag : without) {
            if (tag.getValue().equals(meter.getId().getTag(tag.getKey()))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        StringBuilder words = new StringBuilder(name);
        with.forEach(tag -> words.append(' ').append(tag.getKey()).append('=').append(tag.getValue()));
        without.forEach(
                tag -> words.append(' ').append(tag.getKey()).append("!=").append(tag.getValue()));
        return words.toString();
    }
}
