// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import dev.prunella.target.TargetBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A component of the application that can be supervised.
 *
 * @param name the target's name, of the form that targets have
 * @param kind what it is, for people, such as {@code connection pool}
 * @param target its recipe; owner, mode and what the application has set are put on top of it
 * @param declaration what the application's code says of it; null where it was found by itself
 */
public record Found(
        String name,
        String kind,
        TargetBuilder target,
        @Nullable Declaration declaration) {

    /** One that was found by itself. */
    public Found(String name, String kind, TargetBuilder target) {
        this(name, kind, target, null);
    }

    /** A bean's name in the form that a target's name has. */
    public static String nameOf(String bean) {
        String name = bean.replaceAll("[^A-Za-z0-9._:/-]", "-");
        return name.length() > 200 ? name.substring(0, 200) : name;
    }
}
