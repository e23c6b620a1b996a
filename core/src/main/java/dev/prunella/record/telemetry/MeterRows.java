// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rows of meters: one a target by name, and one a group for those without a place of their own, for at most
 * {@value #MOST_GROUPS} groups. Confined to a lane.
 */
final class MeterRows {

    static final int MOST_GROUPS = 50;

    private static final String NO_GROUP = "none";

    private final MeterRegistry registry;
    private final Map<String, MeterRow> byTarget = new HashMap<>();
    private final Map<String, MeterRow> byGroup = new HashMap<>();
    private Map<String, String> groupOfOthers = Map.of();

    MeterRows(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Brings the rows up to the roster. Rows of groups stay: others have counted there. */
    void follow(List<Roster.Entry> roster) {
        Set<String> named = new HashSet<>();
        Map<String, List<TargetView>> others = new HashMap<>();
        Map<String, String> groups = new HashMap<>();
        for (Roster.Entry entry : roster) {
            if (entry.named()) {
                named.add(entry.name());
                place(entry.target());
            } else {
                String group = placeOf(groupOf(entry.target()), others);
                groups.put(entry.name(), group);
                others.computeIfAbsent(group, key -> new ArrayList<>()).add(entry.target());
            }
        }
        groupOfOthers = groups;
        byGroup.forEach((group, row) -> row.members(others.getOrDefault(group, List.of())));
        others.forEach(this::place);
        List.copyOf(byTarget.keySet()).stream()
                .filter(name -> !named.contains(name))
                .forEach(this::remove);
    }

    /** The row that events of this target are counted in. */
    MeterRow of(String target) {
        MeterRow own = byTarget.get(target);
        return own == null ? others(groupOfOthers.getOrDefault(target, NO_GROUP)) : own;
    }

    /** A supervision that has taken the place of another of the same name begins at zero. */
    private void place(TargetView target) {
        String name = target.info().name();
        MeterRow row = byTarget.get(name);
        if (row != null && row.isOf(target)) {
            return;
        }
        remove(name);
        byTarget.put(name, new MeterRow(registry, name, groupOf(target), target.remediations(), List.of(target)));
    }

    private void place(String group, List<TargetView> members) {
        others(group).members(members);
    }

    private MeterRow others(String group) {
        return byGroup.computeIfAbsent(group, key -> new MeterRow(registry, Roster.OTHER, key, List.of(), List.of()));
    }

    private void remove(String target) {
        MeterRow row = byTarget.remove(target);
        if (row != null) {
            row.remove();
        }
    }

    private String placeOf(String group, Map<String, ?> others) {
        boolean known = byGroup.containsKey(group) || others.containsKey(group);
        return known || byGroup.size() + others.size() < MOST_GROUPS ? group : Roster.OTHER;
    }

    private static String groupOf(TargetView target) {
        String group = target.info().group();
        return group.isEmpty() ? NO_GROUP : group;
    }
}
