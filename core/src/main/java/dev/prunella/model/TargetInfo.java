// SPDX-License-Identifier: Apache-2.0
package dev.prunella.model;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * What identifies a target and ties it to people and to other targets.
 *
 * @param name unique within a supervisor, {@code [A-Za-z0-9._:/-]{1,200}}
 * @param owner the team that is called, 1 to 200 characters
 * @param severity how much it matters
 * @param group targets that fail alike and are braked together, of the same form as a name; empty for none
 * @param dependsOn names of targets whose failure explains a failure of this one
 */
public record TargetInfo(String name, String owner, Severity severity, String group, Set<String> dependsOn) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:/-]{1,200}");
    private static final int MAX_OWNER = 200;

    /** Checks every property and names the one that is wrong. */
    public TargetInfo {
        check(NAME.matcher(name).matches(), name, "name", name, "1 to 200 of A-Z a-z 0-9 . _ : / -");
        check(!owner.isBlank() && owner.length() <= MAX_OWNER, name, "owner", owner, "1 to 200 characters");
        check(group.isEmpty() || NAME.matcher(group).matches(), name, "group", group, "empty or of the form of a name");
        dependsOn = Set.copyOf(dependsOn);
        for (String other : dependsOn) {
            check(
                    NAME.matcher(other).matches() && !other.equals(name),
                    name,
                    "dependsOn",
                    other,
                    "another target's name");
        }
    }

    private static void check(boolean ok, String target, String property, String value, String expected) {
        if (!ok) {
            throw new IllegalArgumentException(
                    "target '%s': %s must be %s, got '%s'".formatted(target, property, expected, value));
        }
    }
}
