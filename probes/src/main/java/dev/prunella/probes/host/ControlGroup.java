// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The control group of this process for one resource, as Linux shows it in folders.
 *
 * @param unified whether it is of version 2, in which the files have other names
 * @param levels its folder, and those above it up to where they are mounted: a limit of each holds
 */
record ControlGroup(boolean unified, List<Path> levels) {

    private static final String ROOT = "/";
    private static final int PATH_PARTS = 3;

    /** Keeps a copy. */
    ControlGroup {
        levels = List.copyOf(levels);
    }

    /**
     * The group of this process.
     *
     * @param root of the file system
     * @param controller as {@code memory}
     * @return null where there are no control groups
     */
    static @Nullable ControlGroup of(Path root, String controller) {
        try {
            List<String> groups = Files.readAllLines(root.resolve("proc/self/cgroup"));
            List<Mount> mounts = Mount.all(Files.readAllLines(root.resolve("proc/self/mountinfo")));
            ControlGroup own = ofItsOwnHierarchy(root, controller, groups, mounts);
            return own == null ? unified(root, groups, mounts) : own;
        } catch (IOException | RuntimeException e) {
            // Another system, or a kernel that writes these files in another way: nothing is known of limits then.
            return null;
        }
    }

    private static @Nullable ControlGroup ofItsOwnHierarchy(
            Path root, String controller, List<String> groups, List<Mount> mounts) {
        for (String line : groups) {
            String[] parts = line.split(":", PATH_PARTS);
            if (Arrays.asList(parts[1].split(",", -1)).contains(controller)) {
                return mounts.stream()
                        .filter(mount -> mount.type().equals("cgroup"))
                        .filter(mount -> mount.options().contains(controller))
                        .findFirst()
                        .map(mount -> new ControlGroup(false, levels(root, mount, parts[2])))
                        .orElse(null);
            }
        }
        return null;
    }

    private static @Nullable ControlGroup unified(Path root, List<String> groups, List<Mount> mounts) {
        for (String line : groups) {
            String[] parts = line.split(":", PATH_PARTS);
            if (parts[1].isEmpty()) {
                return mounts.stream()
                        .filter(mount -> mount.type().equals("cgroup2"))
                        .findFirst()
                        .map(mount -> new ControlGroup(true, levels(root, mount, parts[2])))
                        .orElse(null);
            }
        }
        return null;
    }

    private static List<Path> levels(Path root, Mount mount, String group) {
        Path top = root.resolve(mount.point().substring(1));
        Path own = top.resolve(below(mount.root(), group)).normalize();
        if (!own.startsWith(top) || !Files.isDirectory(own)) {
            return List.of(top);
        }
        List<Path> levels = new ArrayList<>();
        for (Path level = own; !level.equals(top); level = level.resolve("..").normalize()) {
            levels.add(level);
        }
        levels.add(top);
        return levels;
    }

    /** What is mounted may itself be the container's group, and then its path is not below the mount again. */
    private static String below(String mounted, String group) {
        if (mounted.equals(ROOT)) {
            return group.substring(1);
        }
        return group.startsWith(mounted + ROOT) ? group.substring(mounted.length() + 1) : "";
    }

    /** One line of {@code mountinfo}, see proc(5). */
    private record Mount(String root, String point, String type, List<String> options) {

        private static final String SEPARATOR = " - ";
        private static final int ROOT_FIELD = 3;
        private static final int POINT_FIELD = 4;

        static List<Mount> all(List<String> lines) {
            return lines.stream()
                    .filter(line -> line.contains(SEPARATOR + "cgroup"))
                    .map(Mount::of)
                    .toList();
        }

        private static Mount of(String line) {
            int end = line.indexOf(SEPARATOR);
            String[] first = line.substring(0, end).split(" ", -1);
            String[] last = line.substring(end + SEPARATOR.length()).split(" ", -1);
            return new Mount(
                    plain(first[ROOT_FIELD]),
                    plain(first[POINT_FIELD]),
                    last[0],
                    Arrays.asList(last[2].split(",", -1)));
        }

        private static String plain(String field) {
            return field.replace("\\040", " ");
        }
    }
}
