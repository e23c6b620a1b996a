// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.loop.NameMap;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cells at one moment, and who depends on whom: noted when a target comes or goes, since it is asked for whenever the health of
 * one changes.
 *
 * @param byName all cells
 * @param followers the cells that depend on a target, by its name, whether it is there or not
 */
record Register(NameMap<TargetCell> byName, NameMap<NameMap<TargetCell>> followers) {

    static final Register EMPTY = new Register(NameMap.empty(), NameMap.empty());

    private static final Comparator<TargetCell> BY_NAME =
            Comparator.comparing(cell -> cell.target().name());

    /** The same with a cell whose name is new. */
    Register with(TargetCell cell) {
        String name = cell.target().name();
        NameMap<NameMap<TargetCell>> more = followers;
        for (String dependency : cell.target().info().dependsOn()) {
            more = more.with(dependency, followersOf(more, dependency).with(name, cell));
        }
        return new Register(byName.with(name, cell), more);
    }

    /** The same without a cell that is there. */
    Register without(TargetCell cell) {
        String name = cell.target().name();
        NameMap<NameMap<TargetCell>> fewer = followers;
        for (String dependency : cell.target().info().dependsOn()) {
            NameMap<TargetCell> rest = followersOf(fewer, dependency).without(name);
            fewer = rest.isEmpty() ? fewer.without(dependency) : fewer.with(dependency, rest);
        }
        return new Register(byName.without(name), fewer);
    }

    @Nullable
    TargetCell get(String name) {
        return byName.get(name);
    }

    /** By name, so that the same targets always take the same course. */
    List<TargetCell> inOrder() {
        return inOrder(byName);
    }

    /** Those that depend on a target, by name. */
    List<TargetCell> dependents(String name) {
        return inOrder(followersOf(followers, name));
    }

    private static List<TargetCell> inOrder(Map<String, TargetCell> cells) {
        return cells.values().stream().sorted(BY_NAME).toList();
    }

    private static NameMap<TargetCell> followersOf(NameMap<NameMap<TargetCell>> all, String name) {
        NameMap<TargetCell> those = all.get(name);
        return those == null ? NameMap.empty() : those;
    }
}
